using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using ProbeSuite.Aws.Targets;

namespace ProbeSuite.Aws.Tests.Targets;

public class TargetsParameterTests(MotoServer moto)
{
    [Theory]
    [InlineData("String")]
    [InlineData("SecureString")]
    public async Task The_parameter_is_read_in_clear(string type)
    {
        using var ssm = moto.Ssm;
        var name = $"/{MotoServer.Unique("targets")}";
        await ssm.PutParameterAsync(
            new PutParameterRequest { Name = name, Value = """{"internet":"https://example.com/"}""", Type = new ParameterType(type) },
            TestContext.Current.CancellationToken);

        Assert.Equal("""{"internet":"https://example.com/"}""", await new TargetsParameter(ssm, name).ReadAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_missing_parameter_is_said_to_be_missing()
    {
        using var ssm = moto.Ssm;

        await Assert.ThrowsAsync<ParameterNotFoundException>(
            () => new TargetsParameter(ssm, "/nowhere").ReadAsync(TestContext.Current.CancellationToken));
    }
}
