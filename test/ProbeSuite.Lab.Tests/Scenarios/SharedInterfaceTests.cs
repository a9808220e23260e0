using System.Net;
using ProbeSuite.Comparison;
using ProbeSuite.Lab.Environments;
using ProbeSuite.Lab.Running;
using ProbeSuite.Lab.Scenarios;
using ProbeSuite.Laws;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Tests.Scenarios;

/// <summary>The law <c>eni-is-shared</c>, judged from what the functions of a lab reached and from the interfaces that its EC2 API lists.</summary>
[Collection(nameof(Running.WholeLabs))]
public sealed class SharedInterfaceTests
{
    [Fact]
    public async Task Functions_of_one_subnet_and_group_share_an_interface_and_one_of_another_group_does_not()
    {
        var (law, report) = await RunAsync(network => network);

        Assert.Equal(Judgement.Holds, law.Verdict);
        Assert.Matches(@"\A(probe-orders, probe-billing|probe-billing, probe-orders) share eni-\w+\z", Assert.Single(law.Evidence));
        Assert.Equal(
            ["billing: OpenAsPredicted", "orders: OpenAsPredicted", "reports: BlockedAsPredicted"],
            report.Cells.Where(cell => cell.Target == "OrdersDb").Select(cell => $"{cell.Placement}: {cell.Agreement}").Order(StringComparer.Ordinal));
    }

    // As AWS does it for many connections, which is no breach; nor is it a proof.
    [Fact]
    public async Task Two_interfaces_for_the_same_subnet_and_group_prove_nothing()
    {
        var (law, _) = await RunAsync(network => network with { NetworkInterfaces = [.. network.NetworkInterfaces, Of(network, "eni-one", "10.0.1.30"), Of(network, "eni-two", "10.0.1.31")] });

        Assert.Equal(Judgement.NotExercised, law.Verdict);
        Assert.Contains("AWS made several interfaces", Assert.Single(law.Evidence), StringComparison.Ordinal);
    }

    // Of functions that stand in the same place a lab probes from one; here both send.
    private static LabDefinition WithBilling(LabDefinition definition)
    {
        var orders = definition.Functions.Single(function => function.PlacementName == "orders");
        return definition with
        {
            Functions =
            [
                .. definition.Functions.Select(function => function.Name == definition.Aggregator
                    ? With(function, "PROBESUITE_PLACEMENTS", $"{function.Variables["PROBESUITE_PLACEMENTS"]},billing=probe-billing")
                    : function),
                With(orders with { Name = "probe-billing", Arn = orders.Arn.Replace("orders", "billing", StringComparison.Ordinal) }, LabFunction.PlacementVariable, "billing"),
            ],
        };
    }

    private static LabFunction With(LabFunction function, string variable, string value) =>
        function with { Variables = new Dictionary<string, string>(function.Variables) { [variable] = value } };

    private static NetworkInterface Of(Snapshot network, string id, string address)
    {
        var placement = network.Functions.Single(function => function.Name == "orders").Placement;
        return new()
        {
            Id = id,
            VpcId = placement.VpcId ?? network.Vpcs[0].Id,
            SubnetId = placement.SubnetIds[0],
            SecurityGroupIds = placement.SecurityGroupIds,
            InterfaceType = "lambda",
            Addresses = [new(IPAddress.Parse(address))],
        };
    }

    private static async Task<(LawVerdict Law, Report Report)> RunAsync(Func<Snapshot, Snapshot> change)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var definition = WithBilling(Scenario.Find("shared-interface").Define(await FunctionPrograms.EnsureAsync(_ => { }, cancellation)));
        await using var lab = await RunningLab.StartAsync(definition with { Network = change(definition.Network) }, _ => { }, TimeProvider.System, cancellation);
        var report = (await lab.RunAsync(cancellation, TimeSpan.FromSeconds(1))).Report;
        Assert.Empty(report.Run.Problems);
        return (report.Laws.Single(law => law.Law == "eni-is-shared"), report);
    }
}
