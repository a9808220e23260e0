using System.Net;
using ProbeSuite.Aggregator.Probes;
using ProbeSuite.Checks;
using ProbeSuite.Comparison;
using ProbeSuite.Reachability;
using ProbeSuite.Targets;
using ProbeSuite.Topology;

namespace ProbeSuite.Aggregator.Runs;

/// <summary>A placement in one run: how its function is attached, and what came of asking it.</summary>
/// <param name="Probe">Its name and function.</param>
/// <param name="Function">The function as Lambda describes it; null when that could not be read.</param>
/// <param name="Answer">What came of asking.</param>
internal sealed record ProbedPlacement(ProbeFunction Probe, LambdaFunction? Function, ProbeAnswer Answer)
{
    /// <summary>Its row of the matrix.</summary>
    public IEnumerable<Cell> Cells(
        IReadOnlyList<Target> targets, IReadOnlyDictionary<string, NotRunReason> untried, Snapshot snapshot, Predictor predictor, Comparer comparer)
    {
        var placement = Function?.Placement ?? new() { Unknown = $"{Probe.Function} could not be read" };
        var subnets = snapshot.Subnets.Where(subnet => placement.SubnetIds.Contains(subnet.Id)).ToArray();
        foreach (var target in targets)
        {
            var seen = Answer.Observations.GetValueOrDefault(target.Name);
            var subnet = SubnetOf(seen, subnets);
            var predicted = predictor.Predict(placement, target, subnet);
            yield return seen is not null
                ? comparer.Compare(Probe.Name, target, predicted, seen, () => predictor.FixFor(placement, target, subnet ?? Blocked(predicted)))
                : Comparer.NotRun(Probe.Name, target, predicted, untried.GetValueOrDefault(target.Name) ?? Reason(target));
        }
    }

    // Where only some of the subnets are blocked, it is the first of these that is to be mended.
    private static string? Blocked(Prediction predicted) =>
        predicted is { Path: PathState.Unknown, Ways: [{ Path: PathState.Blocked, Subnets: [var first, ..] }, ..] } ? first.Id : null;

    /// <summary>What the report says of the placement.</summary>
    public PlacementFacts Facts => new()
    {
        Name = Probe.Name,
        Function = Probe.Function,
        Vpc = Function?.Placement.VpcId,
        Subnets = Function?.Placement.SubnetIds,
        SecurityGroups = Function?.Placement.SecurityGroupIds,
        State = Function?.State,
        Probe = Answer.Facts,
    };

    /// <summary>
    /// The subnet that the probe was seen in: the one that its own address or its zone belongs to; null when it may have
    /// been any. Lambda often shows a function an address of its own sandbox, which is in no subnet.
    /// </summary>
    private string? SubnetOf(Observation? seen, IReadOnlyCollection<Subnet> subnets)
    {
        string?[] texts = [seen?.LocalAddress, .. Answer.Facts?.Addresses ?? []];
        var addresses = texts.Select(text => IPAddress.TryParse(text, out var address) ? address : null).OfType<IPAddress>().ToArray();
        var zone = Answer.Facts?.AvailabilityZone;
        return subnets.FirstOrDefault(subnet => addresses.Any(subnet.Contains))?.Id
            ?? (subnets.Where(subnet => zone is not null && subnet.AvailabilityZoneId == zone).ToArray() is [var only] ? only.Id : null);
    }

    // Lambda's own word on a function that does not work says more than the failed invocation.
    private NotRunReason Reason(Target target)
    {
        var reason = Answer.NotRun.GetValueOrDefault(target.Name) ?? NotRunReasons.Missing(null);
        var state = Function is { State: not (null or "Active"), StateReason: { Length: > 0 } why }
            ? $" Its state is {Function.State}: {Function.StateReasonCode} {why.TrimEnd('.')}."
            : Function is { LastUpdateStatus: "Failed" } ? $" Its last update failed: {Function.LastUpdateStatusReasonCode}." : "";
        return Answer.Facts is null ? reason with { Sentence = reason.Sentence + state } : reason;
    }
}
