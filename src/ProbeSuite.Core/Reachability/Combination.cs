using ProbeSuite.Reachability.Names;

namespace ProbeSuite.Reachability;

/// <summary>Several answers made into one.</summary>
internal static class Combination
{
    /// <summary>The worst word of any gate; with no gate in the way, open.</summary>
    public static PathState PathOf(IReadOnlyList<Step> steps)
    {
        var worst = PathState.Open;
        for (var index = 0; index < steps.Count; index++)
        {
            worst = steps[index].Path > worst ? steps[index].Path : worst;
        }

        return worst;
    }

    /// <summary>One walk's prediction.</summary>
    public static Prediction Of(IReadOnlyList<Step> steps, string? egress = null)
    {
        var path = PathOf(steps);
        return new() { Path = path, Steps = steps, EgressAddress = path == PathState.Open ? egress : null };
    }

    /// <summary>Of two addresses of one name that fare differently.</summary>
    public static Prediction OfAims((Aim Aim, Prediction Prediction) one, (Aim Aim, Prediction Prediction) other) =>
        Differ(Codes.AddressesDiffer, null, [one.Prediction, other.Prediction],
            $"It depends on the address: {one.Aim.Address} is {Word(one.Prediction)}, {other.Aim.Address} is {Word(other.Prediction)}.");

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
