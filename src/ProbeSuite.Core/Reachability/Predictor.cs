using System.Collections.Concurrent;
using System.Net;
using System.Runtime.CompilerServices;
using ProbeSuite.Reachability.Fixes;
using ProbeSuite.Reachability.Names;
using ProbeSuite.Targets;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability;

/// <summary>Says from the configuration alone what a placement reaches, and why.</summary>
public sealed partial class Predictor
{
    private readonly Network _network;
    private readonly NameResolver _names;
    private readonly Dns _dns;

    // Placements and targets are asked about again and again, by the same object.
    private readonly ConditionalWeakTable<Placement, ConcurrentDictionary<string, Attachment?>> _sources = [];
    private readonly ConditionalWeakTable<Target, ConcurrentDictionary<string, Resolution>> _resolutions = [];
    private readonly ConcurrentDictionary<(Attachment? Source, IPAddress Address, string? Service, Protocol Protocol, int Port), Outcome> _shared = [];
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
            return From(null, to) with { FindWays = new(() => WaysOf(from, to, null)) };
        }

        var predictions = new List<(string Subnet, Prediction Prediction)>();
        foreach (var id in from.SubnetIds.Where(id => subnetId is null || id == subnetId).Distinct())
        {
            predictions.Add((id, Predict(from, to, id, null)));
        }

        return predictions.Count == 0
            ? Prediction.Unknown(Codes.UnknownResource, $"{subnetId} is none of the function's subnets.", subnetId)
            : Combination.OfSubnets(predictions) with { FindWays = new(() => WaysOf(from, to, subnetId)) };
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

    private Attachment? InterfaceOf(Placement from, string subnetId) =>
        _sources.GetOrCreateValue(from).GetOrAdd(
            subnetId, static (id, asked) => asked.Network.Subnet(id) is { } subnet ? LambdaInterface.Of(asked.Network, asked.From, subnet) : null, (Network: _network, From: from));

    private Prediction NoInterface(Placement from, Target to, string subnetId) =>
        ByGroups(from, to, subnetId, $"{subnetId} is not in the snapshot") ?? Prediction.Unknown(
            Codes.UnknownResource,
            $"{subnetId} is not in the snapshot{(_network.Snapshot.GapIn(ResourceKind.Subnets, subnetId) is { } gap ? $": {gap.Why}" : "")}.",
            subnetId);

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

    // What a name leads to depends on the VPC that asks, and on nothing else of it.
    private Resolution Resolve(Attachment? source, Target to) => _resolutions.GetOrCreateValue(to).GetOrAdd(
        source?.VpcId ?? "", static (_, asked) => asked.Names.Resolve(asked.To, asked.Source), (Names: _names, To: to, Source: source));

    private static bool IsResolverAsked(Target to) => to.Kind == TargetKind.Dns && to.Options.Server is null;

    /// <param name="source">Where the flow starts; null for no VPC.</param>
    /// <param name="to">What it is to reach.</param>
    /// <param name="only">The one address that is asked about; null for all that the target leads to.</param>
    private Prediction From(Attachment? source, Target to, Aim? only = null)
    {
        if (IsResolverAsked(to))
        {
            return Combination.Of(_dns.Ask(source, to.Host));
        }

        var resolution = Resolve(source, to);
        var aims = only is null ? resolution.Aims : [only];
        var isNamed = !resolution.IsGiven && to.Kind is not (TargetKind.Resource or TargetKind.Dns);
        var dns = isNamed && source is not null ? _dns.Judge(source, to.Host) : [];
        var before = dns.Count == 0 ? resolution.Steps : [.. dns, .. resolution.Steps];
        if (aims.Count == 0)
        {
            return Combination.PathOf(before) != PathState.Open
                ? Combination.Of(before)
                : Combination.Of([.. before, Step.Of("dns", Direction.Forward, PathState.Unknown, Codes.AddressNotKnown, to.Host, null, $"No address of {to.Host} is known.")]);
        }

        if ((to.Port ?? resolution.Port) is not { } port)
        {
            return Prediction.Unknown(Codes.UnknownDestination, $"{to.Url} names no port, and {to.Host} has none of its own.", to.Host);
        }

        var protocol = to.Kind is TargetKind.Udp or TargetKind.Ntp or TargetKind.Dns ? Protocol.Udp : Protocol.Tcp;
        var first = Tell(aims[0], out var path);
        for (var index = 1; index < aims.Count; index++)
        {
            var aim = aims[index];
            var outcome = Ask(source, aim, protocol, port);
            first = outcome.Result.Egress == first.EgressAddress ? first : first with { EgressAddress = null };
            if (outcome.Path != path && Combination.PathOf(before) != PathState.Blocked)
            {
                return Combination.OfAims((aims[0], first), (aim, Tell(aim, out _)));
            }
        }

        return first;

        Prediction Tell(Aim aim, out PathState path)
        {
            var outcome = Ask(source, aim, protocol, port);
            path = outcome.Path;
            return outcome.Tell(aim, before, to);
        }
    }

    /// <summary>Walks to one address; an address that stands for many names' is walked to once.</summary>
    private Outcome Ask(Attachment? source, Aim aim, Protocol protocol, int port) => aim.IsShared
        ? _shared.GetOrAdd((source, aim.Address, aim.Service, protocol, port), _ => Walk(source, aim, protocol, port))
        : Walk(source, aim, protocol, port);

    private Outcome Walk(Attachment? source, Aim aim, Protocol protocol, int port)
    {
        var trip = new Trip(_network, source, aim, protocol, port);
        var first = trip.Walk();
        var (list, isSame) = first.Doubtful is null ? (null, true) : trip.DependsOn(first);
        return new(isSame ? first : first with { Egress = null }, list);
    }

    /// <summary>What a walk came to, and the prefix list on which that depends; null when it depends on none.</summary>
    private sealed record Outcome(Trip.Result Result, string? List)
    {
        public PathState Path { get; } = List is null ? Combination.PathOf(Result.Steps) : PathState.Unknown;

        /// <summary>As the answer to a question.</summary>
        public Prediction Tell(Aim aim, IReadOnlyList<Step> before, Target to)
        {
            if (List is not null)
            {
                return Combination.Of([.. before, Step.Of("prefix list", Direction.Forward, PathState.Unknown, Codes.PrefixListNotKnown, List, null, $"Whether {List} contains {aim.Label ?? $"{aim.Address}"} is not known, and the answer depends on it.")]);
            }

            var steps = aim.Label is { } label ? [.. Result.Steps.Select(step => step.Renamed(aim.Address, label))] : Result.Steps;
            var policy = Result.Endpoint is { } endpoint ? EndpointPolicy.Judge(endpoint, to) : null;
            return Combination.Of(before.Count == 0 && policy is null ? steps : [.. before, .. steps, .. policy is null ? Array.Empty<Step>() : [policy]], Result.Egress);
        }
    }
}
