using System.Net;
using ProbeSuite.Comparison;
using ProbeSuite.Reachability;
using ProbeSuite.Targets;
using ProbeSuite.Topology;

namespace ProbeSuite.Laws;

/// <summary>What laws are judged from: the cells of a run, and the network.</summary>
internal sealed class Trial
{
    private readonly Dictionary<string, PlacementFacts> _placements;

    public Trial(Report report, Snapshot snapshot)
    {
        Snapshot = snapshot;
        Placements = report.Placements;
        _placements = report.Placements.ToDictionary(placement => placement.Name);
        var targets = report.Targets.ToDictionary(target => target.Name, target => Target.Parse(target.Url, target.Name));
        Cells = [.. report.Cells.Where(cell => cell.Observed is not null)
            .Select(cell => new TestedCell(cell, cell.Observed!, targets[cell.Target], _placements[cell.Placement]))];
    }

    /// <summary>The network.</summary>
    public Snapshot Snapshot { get; }

    /// <summary>The placements asked.</summary>
    public IReadOnlyList<PlacementFacts> Placements { get; }

    /// <summary>Every cell that was observed.</summary>
    public IReadOnlyList<TestedCell> Cells { get; }

    /// <summary>Cells of functions in no VPC.</summary>
    public IEnumerable<TestedCell> NoVpc => Cells.Where(cell => cell.Placement.Subnets is { Count: 0 });

    /// <summary>Cells of functions in a VPC.</summary>
    public IEnumerable<TestedCell> Attached => Cells.Where(cell => cell.Placement.Subnets is { Count: > 0 });

    /// <summary>The account's own public addresses, with what holds them.</summary>
    public IReadOnlyDictionary<string, string> OwnAddresses => Snapshot.ElasticIps
        .Select(ip => (Address: $"{ip.PublicIp}", Holder: ip.AllocationId ?? "an Elastic IP"))
        .Concat(Snapshot.NatGateways.SelectMany(gateway => gateway.Addresses.Where(address => address.PublicIp is not null).Select(address => ($"{address.PublicIp}", gateway.Id))))
        .DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.Item2);
}

/// <summary>One observed cell, with what laws ask about it.</summary>
internal sealed record TestedCell(Cell Cell, Observed Observed, Target Target, PlacementFacts Placement)
{
    /// <summary>Whether the target is inside a VPC.</summary>
    public bool IsInside => Target.Kind == TargetKind.Resource
        || Codes.Contains(Reachability.Codes.NoVpcIsOutside)
        || (Observed.RemoteAddress is { } remote && IPEndPoint.TryParse(remote, out var endpoint) && SpecialAddresses.IsPrivate(endpoint.Address))
        || (Target.Address is { } address && SpecialAddresses.IsPrivate(address));

    /// <summary>Whether the target is a service of AWS.</summary>
    public bool IsAws => Target.Kind is TargetKind.S3 or TargetKind.Aws;

    /// <summary>Whether the target is out on the internet.</summary>
    public bool IsInternet => !IsInside && !IsAws && Target.Kind is not (TargetKind.Dns or TargetKind.Resource);

    /// <summary>Whether packets came through.</summary>
    public bool IsOpen => Observed.Path == PathState.Open;

    /// <summary>Whether packets were lost.</summary>
    public bool IsBlocked => Observed.Path == PathState.Blocked;

    /// <summary>The prediction's codes.</summary>
    public IReadOnlyList<string> Codes => Cell.Predicted.Codes;

    /// <summary>The resources of one kind of gate on the predicted way there.</summary>
    public IEnumerable<string> Through(string gate) => Cell.Predicted.Steps
        .Where(step => step.Gate == gate && step.Direction == Direction.Forward).Select(step => step.Resource).OfType<string>();

    /// <summary>As evidence names it.</summary>
    public override string ToString() => $"{Cell.Placement} → {Cell.Target}: {Observed.Outcome}";
}
