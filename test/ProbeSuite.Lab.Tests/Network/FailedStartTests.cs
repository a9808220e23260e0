using ProbeSuite.Lab.Network;

namespace ProbeSuite.Lab.Tests.Network;

/// <summary>Counts the handles of this whole process, so nothing else may run beside it.</summary>
[CollectionDefinition(nameof(FailedStartTests), DisableParallelization = true)]
[Collection(nameof(FailedStartTests))]
public class FailedStartTests
{
    [Theory]
    [InlineData("route add 10.0.0.0/8 dev nowhere", "ip -batch - in env-no-vpc-1 at \"route add 10.0.0.0/8 dev nowhere\": Cannot find device \"nowhere\"")]
    [InlineData("bogus line", "ip -batch - in env-no-vpc-1 at \"bogus line\": Object \"bogus\" is unknown")]
    public async Task A_refused_line_is_named_and_nothing_stays(string line, string message)
    {
        var plan = new Net().Host("web", "203.0.113.10").Function("no-vpc").Plan;
        var broken = plan with { Namespaces = [.. plan.Namespaces.Select(ns => ns.Name == "env-no-vpc-1" ? ns with { Routes = [line] } : ns)] };
        var before = OpenNamespaces();

        var failure = await Assert.ThrowsAsync<LabNetworkException>(() => RunningNetwork.StartAsync(broken, default));

        Assert.StartsWith(message, failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, OpenNamespaces());
    }

    [Fact]
    public async Task A_refused_ruleset_is_named_with_its_line()
    {
        var plan = new Net().Host("web", "203.0.113.10").Function("no-vpc").Plan;
        var broken = plan with { Namespaces = [.. plan.Namespaces.Select(ns => ns.Name == "svc" ? ns with { Nft = "table inet lab {\n\tchain x { bogus }\n}" } : ns)] };

        var failure = await Assert.ThrowsAsync<LabNetworkException>(() => RunningNetwork.StartAsync(broken, default));

        Assert.StartsWith("nft -f - in svc at \"chain x { bogus }\": ", failure.Message, StringComparison.Ordinal);
    }

    private static int OpenNamespaces() => Directory.EnumerateFiles("/proc/self/fd").Count(path => new FileInfo(path).LinkTarget?.StartsWith("net:", StringComparison.Ordinal) == true);
}
