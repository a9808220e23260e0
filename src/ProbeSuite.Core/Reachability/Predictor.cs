using System.Collections.Concurrent;
using System.Net;
using ProbeSuite.Reachability.Fixes;
using ProbeSuite.Reachability.Names;
using ProbeSuite.Targets;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability;

/// <summary>Says from the configuration alone what a placement reaches, and why.</summary>
public sealed class Predictor
{
    private readonly Network _network;
    private readonly NameResolver _names;
    private readonly Dns _dns;
    private readonly ConcurrentDictionary<(Placement, string Subnet), Attachment?> _sources = [];
    private readonly ConcurrentDictionary<(Target, string? Vpc), Resolution> _resolutions = [];
    private readonly IReadOnlyDictionary<string, IReadOnlyList<IPAddress>>? _known;

    /// <summary>A predictor over one network. It is safe to use from several threads.</summary>
    /// <param name="snapshot">The network.</param>
    /// <param name="names">Addresses of names, as somebody resolved them; what it does not hold is told by the snapshot, or not known.</param>
    public Predictor(Snapshot snapshot, IReadOnlyDictionary<string, IReadOnlyList<IPAddress>>? names = null)
        : this(new Network(snapshot), names)
    {
    }

    private Predictor(Network network, IReadOnlyDictionary<string, IReadOnlyList<IPAddress>>? names)
    {
        _known = names;
        _network = network;
        _names = new(_network, names ?? new Dictionary<string, IReadOnlyList<IPAddress>>());
        _dns = new(_network);
    }

    /// <summary>From a placement: every subnet is judged, and where they differ the prediction is unknown and says so.</summary>
    /// <param name="from">How the function is attached.</param>
    /// <param name="to">What it is to reach.</param>
    /// <param name="subnetId">The one subnet that the probe was seen in; null when any may be used.</param>
    public Prediction Predict(Placement from, Target to, string? subnetId = null)
    {
        if (from.Unknown is { } unknown)
        {
            return ByGroups(from, to, "a subnet that is not known", unknown)
                ?? Prediction.Unknown(Codes.PlacementNotKnown, $"How the function is attached is not known: {unknown}.");
        }

        if (!from.InVpc)
        {
            return From(null, to);
        }

        var predictions = new List<(string Subnet, Prediction Prediction)>();
        foreach (var id in from.SubnetIds.Where(id => subnetId is null || id == subnetId).Distinct())
        {
            predictions.Add((id, InterfaceOf(from, id) is { } source
                ? From(source, to)
                : ByGroups(from, to, id, $"{id} is not in the snapshot")
                ?? Prediction.Unknown(Codes.UnknownResource, $"{id} is not in the snapshot{(_network.Snapshot.GapIn(ResourceKind.Subnets, id) is { } gap ? $": {gap.Why}" : "")}.", id)));
        }

        return predictions.Count == 0
            ? Prediction.Unknown(Codes.UnknownResource, $"{subnetId} is none of the function's subnets.", subnetId)
            : Combination.OfSubnets(predictions);
    }

    /// <summary>From a network interface or an instance's primary one.</summary>
    /// <param name="from">Its id, <c>eni-…</c> or <c>i-…</c>.</param>
    /// <param name="to">What it is to reach.</param>
    /// <returns>Null when the snapshot has no such interface or instance.</returns>
    public Prediction? PredictFrom(string from, Target to)
    {
        var id = _network.Instances.GetValueOrDefault(from)?.NetworkInterfaceIds is [var primary, ..] ? primary : from;
        return _network.Interface(id) is { } source ? From(source, to) : null;
    }

    /// <summary>The smallest change that opens a blocked flow, as text; null when it is not blocked, or no change is known to open it.</summary>
    public string? FixFor(Placement from, Target to, string? subnetId = null) =>
        Find(snapshot => After(snapshot).Predict(from, to, subnetId))?.ToString();

    /// <summary>The same for an interface or instance.</summary>
    public string? FixFor(string from, Target to) =>
        Find(snapshot => After(snapshot).PredictFrom(from, to) ?? Prediction.Unknown(Codes.UnknownResource, from))?.ToString();

    internal Fix? Find(Func<Snapshot, Prediction> predict) => Fix.For(_network.Snapshot, predict(_network.Snapshot), predict);

    private Predictor After(Snapshot changed) => new(new Network(changed, _network), _known);

    private Attachment? InterfaceOf(Placement from, string subnetId) => _sources.GetOrAdd((from, subnetId), _ =>
        _network.Subnet(subnetId) is { } subnet ? LambdaInterface.Of(_network, from, subnet) : null);

    /// <summary>From a subnet of which nothing is known, where the groups alone block the flow; null where they do not.</summary>
    private Prediction? ByGroups(Placement from, Target to, string subnetId, string why)
    {
        if (from.SecurityGroupIds.Select(id => _network.Group(id)?.VpcId).FirstOrDefault(id => id is not null) is not { } vpcId)
        {
            return null;
        }

        var prediction = From(new()
        {
            Label = "the function's interface",
            Subnet = new() { Id = subnetId, VpcId = vpcId },
            SecurityGroupIds = from.SecurityGroupIds,
            Kind = AttachmentKind.Lambda,
            AddressNotKnown = why,
        }, to);
        return prediction.Path == PathState.Blocked ? prediction : null;
    }

    private Prediction From(Attachment? source, Target to)
    {
        if (to.Kind == TargetKind.Dns && to.Options.Server is null)
        {
            return Combination.Of(_dns.Ask(source, to.Host));
        }

        // What a name leads to depends on the VPC that asks, and on nothing else of it.
        var resolution = _resolutions.GetOrAdd((to, source?.VpcId), _ => _names.Resolve(to, source));
        var isNamed = !resolution.IsGiven && to.Kind is not (TargetKind.Resource or TargetKind.Dns);
        var dns = isNamed && source is not null ? _dns.Judge(source, to.Host) : [];
        var before = dns.Count == 0 ? resolution.Steps : [.. dns, .. resolution.Steps];
        if (resolution.Aims.Count == 0)
        {
            return Combination.PathOf(before) != PathState.Open
                ? Combination.Of(before)
                : Prediction.Unknown(Codes.AddressNotKnown, $"Which addresses {to.Host} leads to is not known.", to.Host);
        }

        if ((to.Port ?? resolution.Port) is not { } port)
        {
            return Prediction.Unknown(Codes.UnknownDestination, $"{to.Url} names no port, and {to.Host} has none of its own.", to.Host);
        }

        var protocol = to.Kind is TargetKind.Udp or TargetKind.Ntp or TargetKind.Dns ? Protocol.Udp : Protocol.Tcp;
        return resolution.Aims is [var only]
            ? One(source, only, protocol, port, before, to)
            : Combination.OfAims([.. resolution.Aims.Select(aim => (aim, One(source, aim, protocol, port, before, to)))]);
    }

    /// <summary>To one address. Where a prefix list's entries are not known, both answers are walked, and must come to the same.</summary>
    private Prediction One(Attachment? source, Aim aim, Protocol protocol, int port, IReadOnlyList<Step> before, Target to)
    {
        var walked = new Trip(_network, source, aim, protocol, port);
        var first = walked.Walk();
        if (first.Doubtful is not null && walked.DependsOn(first) is { } list)
        {
            return Combination.Of([.. before, Step.Of("prefix list", Direction.Forward, PathState.Unknown, Codes.PrefixListNotKnown, list, null, $"Whether {list} contains {aim.Label ?? $"{aim.Address}"} is not known, and the answer depends on it.")]);
        }

        var steps = aim.Label is { } label ? [.. first.Steps.Select(step => step.Renamed(aim.Address, label))] : first.Steps;
        var policy = first.Endpoint is { } endpoint ? EndpointPolicy.Judge(endpoint, to) : null;
        return Combination.Of(before.Count == 0 && policy is null ? steps : [.. before, .. steps, .. policy is null ? Array.Empty<Step>() : [policy]], first.Egress);
    }
}
