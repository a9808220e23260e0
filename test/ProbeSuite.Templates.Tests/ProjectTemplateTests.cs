using System.Runtime.CompilerServices;
using ProbeSuite.Topology;

namespace ProbeSuite.Templates;

/// <summary>The suite's own template, as it would be deployed in several ways.</summary>
public class ProjectTemplateTests
{
    [Theory]
    [InlineData("defaults")]
    [InlineData("database", "CreateDatabase=true", "VpcCidr=10.77.0.0/16")]
    [InlineData("existing-vpc", "ExistingVpcId=vpc-0123456789abcdef0", "PrivateSubnetIds=subnet-0123456789abcdef0,subnet-0123456789abcdef1", "EndpointSubnetIds=subnet-0123456789abcdef2", "SecurityGroupIds=sg-0123456789abcdef0", "Interval=never")]
    public void It_is_read_as_it_would_be_deployed(string name, params string[] parameters) =>
        Golden.Same($"project-{name}.txt", StackPicture.Of(TemplateReader.Read(TemplatePath, Templates.With(parameters))));

    [Fact]
    public void Without_a_Region_its_network_is_known_all_the_same()
    {
        var snapshot = TemplateReader.Read(TemplatePath, new()).Snapshot;

        Assert.Equal(["10.20.0.0/24", "10.20.1.0/24", "10.20.2.0/24", "10.20.3.0/24", "10.20.4.0/24"], snapshot.Subnets.Select(subnet => $"{subnet.CidrBlocks[0]}"));
        Assert.Contains(new Gap(ResourceKind.VpcEndpoints, "S3Endpoint.ServiceName is not known: AWS::Region", "S3Endpoint"), snapshot.Gaps);
    }

    private static string TemplatePath => Path.Combine(Here(), "../../template.yaml");

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
