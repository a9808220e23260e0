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
            return Prediction.Unknown(Codes.PlacementNotKnown, $"How the function is attached is not known: {unknown}.");
        }

        if (!from.InVpc)
        {
            return From(null, to);
        }

        var predictions = new List<(string Subnet, Prediction Prediction)>();
        foreach (var id in from.SubnetIds.Where(id => subnetId is null || id == subnetId).Distinct())
        {
            predictions.Add((id, _network.Subnet(id) is { } subnet
                ? From(LambdaInterface.Of(_network, from, subnet), to)
                : Prediction.Unknown(Codes.UnknownResource, $"{id} is not in the snapshot{(_network.Snapshot.GapIn(ResourceKind.Subnets, id) is { } gap ? $": {gap.Why}" : "")}.", id)));
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

    private Prediction From(Attachment? source, Target to)
    {
        if (to.Kind == TargetKind.Dns && to.Options.Server is null)
        {
            return Combination.Of(_dns.Ask(source, to.Host));
        }

        var resolution = _names.Resolve(to, source);
        var dns = to.Address is null && to.Kind is not (TargetKind.Resource or TargetKind.Dns) && source is not null ? _dns.Judge(source, to.Host) : [];
        Step[] before = [.. dns, .. resolution.Steps];
        if (resolution.Aims.Count == 0)
        {
            return Combination.Of(before);
        }

        if ((to.Port ?? resolution.Port) is not { } port)
        {
            return Prediction.Unknown(Codes.UnknownDestination, $"{to.Url} names no port, and {to.Host} has none of its own.", to.Host);
        }

        var protocol = to.Kind is TargetKind.Udp or TargetKind.Ntp or TargetKind.Dns ? Protocol.Udp : Protocol.Tcp;
        return Combination.OfAims([.. resolution.Aims.Select(aim => (aim, One(source, aim, protocol, port, before, to)))]);
    }

    private Prediction One(Attachment? source, Aim aim, Protocol protocol, int port, Step[] before, Target to)
    {
        var first = Walked(source, aim, protocol, port, new HashSet<string>(), out var doubtful);
        if (doubtful.Count > 0)
        {
            var second = Walked(source, aim, protocol, port, doubtful, out _);
            if (Combination.PathOf(first.Steps) != Combination.PathOf(second.Steps))
            {
                var lists = string.Join(", ", doubtful);
                return Combination.Of([.. before, new("prefix list", Direction.Forward, PathState.Unknown, Codes.PrefixListNotKnown, lists, null, $"Whether {lists} contains {aim.Label ?? $"{aim.Address}"} is not known, and the answer depends on it.")]);
            }
        }

        Step[] policy = first.Endpoint is { } endpoint && EndpointPolicy.Judge(endpoint, to) is { } step ? [step] : [];
        var steps = aim.Label is { } label
            ? first.Steps.Select(step => step with { Why = step.Why.Replace($"{aim.Address}", label, StringComparison.Ordinal) })
            : first.Steps;
        return Combination.Of([.. before, .. steps, .. policy], first.Egress);
    }

    private WalkResult Walked(Attachment? source, Aim aim, Protocol protocol, int port, IReadOnlySet<string> assumed, out HashSet<string> doubtful)
    {
        var lists = new PrefixLists(_network, aim.Service, assumed);
        var walk = new Walk(_network, lists, aim.Interface);
        var ports = new PortRange(port, port);
        string? egress = null;
        IReadOnlyList<Step> before = [];
        if (source is null)
        {
            (before, egress) = NoVpc.Walk(_network, walk, aim, protocol, ports);
        }
        else if (source.AddressOf(aim.Address.AddressFamily) is { } own)
        {
            walk.There(source, new(own, aim.Address, protocol, source.ClientPorts, ports));
            egress = walk.EgressAddresses.Count > 0 ? string.Join(", ", walk.EgressAddresses) : null;
        }
        else
        {
            before = [LambdaInterface.Lacks(source, aim.Address.AddressFamily)];
        }

        doubtful = lists.Doubtful;
        return new([.. before, .. walk.Steps], egress, walk.Endpoint);
    }

    private sealed record WalkResult(IReadOnlyList<Step> Steps, string? Egress, VpcEndpoint? Endpoint);
}
