using ProbeSuite.Topology;

namespace ProbeSuite.Reachability;

/// <summary>Where a flow starts: a function's placement, or one network interface.</summary>
public sealed record Origin
{
    /// <summary>As it was written.</summary>
    public required string Name { get; init; }

    /// <summary>The placement; null when an interface or instance is meant.</summary>
    public Placement? Placement { get; init; }

    /// <summary>
    /// Finds what a person means: a network interface or instance id, a function's name, ARN or logical id, a placement's name,
    /// <c>no-vpc</c>, or <c>subnet-…+sg-…[+sg-…]</c>.
    /// </summary>
    /// <exception cref="OriginException">The snapshot has nothing of that name; the message says what it has.</exception>
    public static Origin Find(Snapshot snapshot, string name)
    {
        if (snapshot.NetworkInterfaces.Any(card => card.Id == name) || snapshot.Instances.Any(instance => instance.Id == name))
        {
            return new() { Name = name };
        }

        var function = snapshot.Functions.FirstOrDefault(function => function.PlacementName == name)
            ?? snapshot.Functions.FirstOrDefault(function => function.Name == name || function.Arn == name)
            ?? snapshot.Functions.FirstOrDefault(function => function.LogicalId == name)
            ?? snapshot.Functions.FirstOrDefault(function => function.Arn is { } arn && name.StartsWith(arn + ":", StringComparison.Ordinal));
        return function is not null ? new() { Name = name, Placement = function.Placement }
            : name == "no-vpc" ? new() { Name = name, Placement = Placement.NoVpc }
            : Subnets(snapshot, name) is { } placement ? new() { Name = name, Placement = placement }
            : throw new OriginException($"--from {name}: the network has no such interface, instance, function or placement{Unread(snapshot, name)}{Known(snapshot)}");
    }

    /// <summary>Predicts from here.</summary>
    public Prediction Predict(Predictor predictor, Targets.Target to) => Placement is { } placement
        ? predictor.Predict(placement, to)
        : predictor.PredictFrom(Name, to)
            ?? Prediction.Unknown(Codes.UnknownResource, $"The subnet of {Name} is not in the snapshot, or it has no interface.", Name);

    /// <summary>The smallest change that would open a flow from here, as text; null when it is open, or none is known.</summary>
    public string? FixFor(Predictor predictor, Targets.Target to) =>
        Placement is { } placement ? predictor.FixFor(placement, to) : predictor.FixFor(Name, to);

    private static Placement? Subnets(Snapshot snapshot, string name)
    {
        var parts = name.Split('+');
        var subnets = parts.Where(part => snapshot.Subnets.Any(subnet => subnet.Id == part)).ToList();
        var groups = parts.Where(part => snapshot.SecurityGroups.Any(group => group.Id == part)).ToList();
        return subnets.Count == 0 || subnets.Count + groups.Count != parts.Length ? null : new()
        {
            SubnetIds = subnets,
            SecurityGroupIds = groups,
            VpcId = snapshot.Subnets.First(subnet => subnet.Id == subnets[0]).VpcId,
            Ipv6AllowedForDualStack = true,
        };
    }

    private static string Unread(Snapshot snapshot, string name) =>
        name.StartsWith("eni-", StringComparison.Ordinal) && snapshot.GapIn(ResourceKind.NetworkInterfaces) is { } gap ? $" ({gap.Why})" : "";

    private static string Known(Snapshot snapshot)
    {
        var names = snapshot.Functions.Select(function => function.PlacementName ?? function.Name).Order(StringComparer.Ordinal).Take(8).ToList();
        return names.Count == 0
            ? "; name an interface (eni-…), or a subnet and its groups (subnet-…+sg-…)"
            : $"; it has {string.Join(", ", names)}{(snapshot.Functions.Count > names.Count ? " and more" : "")}";
    }
}

/// <summary>A flow's start that cannot be found. The message says what there is.</summary>
public sealed class OriginException(string message) : Exception(message);
