using System.Net;
using ProbeSuite.Lab.Network;
using ProbeSuite.Lab.Services.Dns;
using ProbeSuite.Lab.Services.Internet;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Tests.Services.Dns;

public sealed class LabNamesTests
{
    [Theory]
    //          who asks   what                                  what it leads to
    [InlineData(null, "sqs.eu-west-1.amazonaws.com", "public")]
    [InlineData("vpc-1", "sqs.eu-west-1.amazonaws.com", "10.0.0.*")]        // private DNS, in the endpoint's own VPC
    [InlineData("vpc-2", "sqs.eu-west-1.amazonaws.com", "public")]          // and in no other
    [InlineData("vpc-1", "sns.eu-west-1.amazonaws.com", "public")]          // private DNS is off
    [InlineData("vpc-2", "vpce-sqs.x.vpce.amazonaws.com", "10.0.0.*")]      // the endpoint's own name, everywhere
    [InlineData(null, "inner.rds.amazonaws.com", "10.0.0.*")]               // a private database's address is no secret
    [InlineData("vpc-1", "outer.rds.amazonaws.com", "10.0.0.*")]
    [InlineData(null, "outer.rds.amazonaws.com", "public")]
    [InlineData("vpc-1", "example.com", "public")]
    public void Resolvers_tell_each_caller_what_AWS_would(string? vpc, string name, string leadsTo)
    {
        var plan = Plan(hostnames: true);
        var zone = LabNames.For(plan.Resolvers.First(resolver => resolver.VpcId == vpc), plan, Hosts);

        var address = Assert.Contains(name, zone.Hosts)[0];
        Assert.Equal(leadsTo, $"{address}".StartsWith("10.0.0.", StringComparison.Ordinal) ? "10.0.0.*" : "public");
    }

    [Fact]
    public void Private_names_need_the_VPCs_DNS_hostnames()
    {
        var plan = Plan(hostnames: false);
        var zone = LabNames.For(plan.Resolvers.First(resolver => resolver.VpcId == "vpc-1"), plan, Hosts);

        Assert.Equal(Hosts.Names["sqs.eu-west-1.amazonaws.com"], zone.Hosts["sqs.eu-west-1.amazonaws.com"]);
    }

    private static PublicHosts Hosts { get; } = PublicHosts.For("eu-west-1", [Targets.Target.Parse("https://example.com/")], _ => false);

    private static LabPlan Plan(bool hostnames) => LabPlan.Build(new()
    {
        ServiceHosts = Hosts.Hosts,
        Environments = [new("free", Placement.NoVpc)],
        Snapshot = new()
        {
            Region = "eu-west-1",
            Vpcs = [Vpc("vpc-1", "10.0.0.0/16", hostnames), Vpc("vpc-2", "10.1.0.0/16", hostnames)],
            Subnets = [Subnet("subnet-1", "vpc-1", "10.0.0.0/24"), Subnet("subnet-2", "vpc-2", "10.1.0.0/24")],
            SecurityGroups = [new() { Id = "sg-1", VpcId = "vpc-1" }],
            VpcEndpoints = [Endpoint("sqs", true), Endpoint("sns", false)],
            DbInstances = [Db("inner", false), Db("outer", true)],
        },
    });

    private static Vpc Vpc(string id, string block, bool hostnames) =>
        new() { Id = id, CidrBlocks = [IPNetwork.Parse(block)], EnableDnsSupport = true, EnableDnsHostnames = hostnames };

    private static Subnet Subnet(string id, string vpc, string block) => new() { Id = id, VpcId = vpc, CidrBlocks = [IPNetwork.Parse(block)] };

    private static VpcEndpoint Endpoint(string service, bool privateDns) => new()
    {
        Id = $"vpce-{service}",
        VpcId = "vpc-1",
        Type = VpcEndpointType.Interface,
        ServiceName = $"com.amazonaws.eu-west-1.{service}",
        SubnetIds = ["subnet-1"],
        SecurityGroupIds = ["sg-1"],
        PrivateDnsEnabled = privateDns,
        DnsNames = [$"vpce-{service}.x.vpce.amazonaws.com"],
    };

    private static DbInstance Db(string id, bool isPublic) => new()
    {
        Id = id,
        Engine = "postgres",
        EndpointAddress = $"{id}.rds.amazonaws.com",
        VpcId = "vpc-1",
        SubnetIds = ["subnet-1"],
        SecurityGroupIds = ["sg-1"],
        PubliclyAccessible = isPublic,
    };
}
