using ProbeSuite.Reachability.Names;
using ProbeSuite.Targets;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability;

/// <content>The ways that one prediction is of.</content>
public sealed partial class Predictor
{
    /// <summary>From every subnet to every address, each way once; null when there is but one subnet and one address.</summary>
    private IReadOnlyList<Way>? WaysOf(Placement from, Target to, string? subnetId)
    {
        string?[] subnets = from.InVpc ? [.. from.SubnetIds.Distinct()] : [null];
        var flows = subnets.SelectMany(id => Aims(from, to, id).Select(aim => (Subnet: id, Aim: aim))).ToList();
        return flows.Count < 2 ? null : Way.Folded(flows.Select(flow => new Way(
            flow.Subnet is { } id ? [Named(id)] : [],
            flow.Aim is { } aim ? [aim.Label ?? $"{aim.Address}"] : [],
            flow.Subnet is null || subnetId is null || flow.Subnet == subnetId,
            Predict(from, to, flow.Subnet, flow.Aim).Steps)));
    }

    /// <summary>The addresses that a subnet finds behind the target; null alone where there are not several.</summary>
    private IReadOnlyList<Aim?> Aims(Placement from, Target to, string? subnetId)
    {
        var source = subnetId is null ? null : InterfaceOf(from, subnetId);
        var isWalked = !IsResolverAsked(to) && (source is not null || !from.InVpc);
        return isWalked && Resolve(source, to).Aims is { Count: > 1 } several ? [.. several] : [null];
    }

    private Prediction Predict(Placement from, Target to, string? subnetId, Aim? only) =>
        subnetId is null ? From(null, to, only)
        : InterfaceOf(from, subnetId) is { } source ? From(source, to, only)
        : NoInterface(from, to, subnetId);

    private WaySubnet Named(string id)
    {
        var subnet = _network.Subnet(id);
        return new(id, subnet?.Name, subnet?.AvailabilityZone);
    }
}
