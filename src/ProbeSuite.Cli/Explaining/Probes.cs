using ProbeSuite.Cli.Sources;
using ProbeSuite.Comparison;
using ProbeSuite.Reachability;
using ProbeSuite.Targets;
using ProbeSuite.Topology;

namespace ProbeSuite.Cli.Explaining;

/// <summary>Probes of the suite that stand where something else stands, and so see what it would see.</summary>
internal static class Probes
{
    /// <summary>The probe of a placement.</summary>
    /// <exception cref="UsageException">The network has none of that name.</exception>
    public static LambdaFunction Named(Snapshot snapshot, string placement) =>
        snapshot.Functions.FirstOrDefault(function => function.PlacementName == placement)
        ?? throw new UsageException($"--via {placement}: no probe of the suite has this placement{Known(snapshot)}");

    /// <summary>A probe that stands in the same subnets, or some of them, with the same security groups; null when none does.</summary>
    public static LambdaFunction? Beside(Snapshot snapshot, Placement placement) => placement.Unknown is not null ? null : snapshot.Functions
        .Where(function => function.PlacementName is not null && function.Placement.Unknown is null && function.Placement.InVpc == placement.InVpc)
        .Where(function => function.Placement.SubnetIds.All(placement.SubnetIds.Contains) && placement.SecurityGroupIds.ToHashSet().SetEquals(function.Placement.SecurityGroupIds))
        .OrderByDescending(function => function.Placement.SubnetIds.Count)
        .FirstOrDefault();

    /// <summary>Has a probe try a target, and compares.</summary>
    /// <exception cref="AccountException">The probe did not run.</exception>
    public static async Task<SeenFlow> TryAsync(AccountChoice account, LambdaFunction probe, Snapshot snapshot, Prediction predicted, Target target, CancellationToken cancellation)
    {
        var seen = await DeployedProbe.AskAsync(account, probe.Arn ?? probe.Name, target, cancellation);
        var cell = new Comparer(snapshot, bucket: null).Compare(probe.PlacementName!, target, predicted, seen, () => null);
        return new(cell.Placement, probe.Name, cell.Agreement, cell.Observed!, cell.Explanation);
    }

    /// <summary>The command that puts a probe where a function stands.</summary>
    public static string HowToAdd(LambdaFunction function)
    {
        var name = function.Name.Length > 40 ? function.Name[..40] : function.Name;
        var place = function.Placement.InVpc ? $" SubnetIds={string.Join(',', function.Placement.SubnetIds)} SecurityGroupIds={string.Join(',', function.Placement.SecurityGroupIds)}" : "";
        return $"sam build --template docs/placement/template.yaml && sam deploy --resolve-s3 --capabilities CAPABILITY_IAM --stack-name probesuite-{name} --parameter-overrides Placement={name}{place}";
    }

    private static string Known(Snapshot snapshot) => snapshot.Functions.Select(function => function.PlacementName).OfType<string>().Order(StringComparer.Ordinal).ToArray() is [_, ..] names
        ? $"; there are {string.Join(", ", names)}"
        : "; the suite is not deployed there, or its functions may not be listed";
}
