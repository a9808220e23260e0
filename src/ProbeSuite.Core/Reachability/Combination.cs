using ProbeSuite.Reachability.Names;

namespace ProbeSuite.Reachability;

/// <summary>Several answers made into one.</summary>
internal static class Combination
{
    /// <summary>The worst word of any gate; with no gate in the way, open.</summary>
    public static PathState PathOf(IEnumerable<Step> steps) => steps.Select(step => step.Path).DefaultIfEmpty(PathState.Open).Max();

    /// <summary>One walk's prediction.</summary>
    public static Prediction Of(IReadOnlyList<Step> steps, string? egress = null)
    {
        var path = PathOf(steps);
        return new() { Path = path, Steps = steps, EgressAddress = path == PathState.Open ? egress : null };
    }

    /// <summary>Over the addresses that a name may lead to.</summary>
    public static Prediction OfAims(IReadOnlyList<(Aim Aim, Prediction Prediction)> all)
    {
        var first = all[0];
        return all.FirstOrDefault(other => other.Prediction.Path != first.Prediction.Path) is not { Prediction: not null } other
            ? first.Prediction
            : Differ(Codes.AddressesDiffer, null, [first.Prediction, other.Prediction],
                $"It depends on the address: {first.Aim.Address} is {Word(first.Prediction)}, {other.Aim.Address} is {Word(other.Prediction)}.");
    }

    /// <summary>Over the subnets that a function may be given.</summary>
    public static Prediction OfSubnets(IReadOnlyList<(string Subnet, Prediction Prediction)> all)
    {
        if (all.Count == 1)
        {
            return all[0].Prediction;
        }

        if (all.Any(one => one.Prediction.Path != all[0].Prediction.Path))
        {
            return Differ(Codes.SubnetsDiffer, null, [.. all.Select(one => one.Prediction)],
                $"It depends on the subnet that an execution environment is given: {string.Join(", ", all.Select(one => $"{one.Subnet} is {Word(one.Prediction)}"))}.");
        }

        var egress = all.Select(one => one.Prediction.EgressAddress).OfType<string>().Distinct().ToList();
        return all[0].Prediction with
        {
            Steps = [.. all.SelectMany(one => one.Prediction.Steps).Distinct()],
            EgressAddress = egress.Count == 0 ? null : string.Join(", ", egress),
        };
    }

    private static Prediction Differ(string code, string? resource, IReadOnlyList<Prediction> all, string why) => new()
    {
        Path = PathState.Unknown,
        Steps = [new("placement", Direction.Forward, PathState.Unknown, code, resource, null, why), .. all.SelectMany(one => one.Steps).Distinct()],
    };

    private static string Word(Prediction prediction) => prediction.Path switch
    {
        PathState.Open => "open",
        PathState.Blocked => "blocked",
        _ => "not known",
    };
}
