using System.Diagnostics;
using ProbeSuite.Comparison;
using ProbeSuite.Lab.Environments;
using ProbeSuite.Lab.Running;
using ProbeSuite.Rendering;

namespace ProbeSuite.Lab.Tests.Running;

public sealed class BrokenNatTests
{
    private const string Break = "nft add table ip broken; nft add chain ip broken drops '{ type filter hook forward priority -500; policy drop; }'";

    // The configuration stays as it is: the gateway alone drops what it should send on.
    [Fact]
    public async Task A_NAT_gateway_that_drops_and_then_does_not_is_two_mails()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var programs = await FunctionPrograms.EnsureAsync(_ => { }, cancellation);
        var suite = Suite.Define(programs);
        var aggregator = suite.Functions[0] with { Variables = new Dictionary<string, string>(suite.Functions[0].Variables) { ["PROBESUITE_PUBLISH"] = "on-change" } };
        await using var lab = await RunningLab.StartAsync(suite with { Functions = [aggregator, .. suite.Functions.Skip(1)] }, _ => { }, TimeProvider.System, cancellation);
        Assert.Single((await lab.RunAsync(cancellation)).Delivered);

        await InGatewayAsync(lab, Break);
        var broken = await lab.RunAsync(cancellation);
        var told = broken.ReportIn(Assert.Single(broken.Delivered));
        Assert.Equal(RunVerdict.Disagreement, told.Summary.Verdict);
        Assert.Contains("newly not as predicted: private-subnet -> internet", broken.Delivered[0].Subject, StringComparison.Ordinal);
        Assert.Equal([], told.NetworkChanges);
        Assert.Contains("The network's configuration has not changed since", ReportText.Render(told), StringComparison.Ordinal);

        Assert.Empty((await lab.RunAsync(cancellation)).Delivered);

        await InGatewayAsync(lab, "nft delete table ip broken");
        var mended = await lab.RunAsync(cancellation);
        var over = mended.ReportIn(Assert.Single(mended.Delivered)).Summary.ChangedSinceLastRun!;
        Assert.Matches(@"\Aprivate-subnet → internet: over, was unexpectedly blocked for [0-9]+ s \(2 runs\)\z", over[0]);
        Assert.All(over, change => Assert.StartsWith("private-subnet → ", change, StringComparison.Ordinal));
        Assert.Empty((await lab.RunAsync(cancellation)).Delivered);
    }

    private static async Task InGatewayAsync(RunningLab lab, string script)
    {
        var gateway = lab.Network.Plan.Namespaces.Single(ns => ns.Plays == "NAT gateway nat-1").Name;
        using var process = lab.Network.Namespaces.Start(gateway, new ProcessStartInfo("sh", ["-c", script]), null);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }
}
