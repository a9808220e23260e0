using ProbeSuite.Comparison;
using ProbeSuite.Reachability;
using ProbeSuite.Reachability.Text;
using ProbeSuite.Targets;
using ProbeSuite.Topology;
using ProbeSuite.Wire;

namespace ProbeSuite.Laws;

/// <summary>
/// A run in few words: <c>cell private https://example.com silent</c>, with <c>seen=</c> the public address, <c>permission=</c>
/// and <c>served=yes</c> behind it. Predictions are the predictor's own, over the standard network. Lines of other kinds change the network.
/// </summary>
internal static class RunText
{
    /// <summary>The probes that every run has.</summary>
    private const string Probes = """
        function cut      in=isolated groups=sg-fn
        function public   in=public   groups=sg-fn
        function endpoint in=isolated groups=sg-fn
        """;

    private static readonly Dictionary<string, string> Functions = new() { ["private"] = "fn", ["cut"] = "cut", ["public"] = "public", ["no-vpc"] = "no-vpc" };

    /// <summary>A run of nothing.</summary>
    public static Report Empty { get; } = new()
    {
        Run = new() { Id = "run", StartedAt = default, Trigger = "lab", SuiteVersion = "0" },
        Summary = Summary.Of([]),
        Placements = [],
        Targets = [],
        Cells = [],
    };

    public static LawVerdict Judge(string law, string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var snapshot = NetworkText.Read(StandardNetwork.Text, Probes, string.Join('\n', lines.Where(line => !line.StartsWith("cell ", StringComparison.Ordinal) && !line.StartsWith("state ", StringComparison.Ordinal))));
        foreach (var words in lines.Where(line => line.StartsWith("state ", StringComparison.Ordinal)).Select(line => line.Split(' ')))
        {
            snapshot = snapshot with { Functions = [.. snapshot.Functions.Select(function => function.Name == words[1] ? function with { State = words[2], StateReasonCode = words.ElementAtOrDefault(3) } : function)] };
        }

        var predictor = new Predictor(snapshot);
        Cell[] cells = [.. lines.Where(line => line.StartsWith("cell ", StringComparison.Ordinal)).Select(line => CellOf(line, snapshot, predictor))];
        var report = Empty with
        {
            Placements = [.. cells.Select(cell => cell.Placement).Distinct().Select(name => Facts(name, snapshot))],
            Targets = [.. cells.Select(cell => cell.Target).Distinct().Select(url => new TargetEntry(url, url))],
            Cells = cells,
        };
        return LawBook.Judge(report, snapshot).Single(verdict => verdict.Law == law);
    }

    private static Cell CellOf(string line, Snapshot snapshot, Predictor predictor)
    {
        var words = line.Split(' ');
        var options = words[4..].Select(word => word.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        var prediction = Origin.Find(snapshot, Functions[words[1]]).Predict(predictor, Target.Parse(words[2]));
        var path = words[3] == "silent" ? PathState.Blocked : PathState.Open;
        return new()
        {
            Placement = words[1],
            Target = words[2],
            Agreement = Agreements.Of(prediction.Path, path),
            Predicted = new(prediction.Path, prediction.EgressAddress, prediction.Codes, prediction.Steps),
            Explanation = "",
            Observed = new()
            {
                Path = path,
                Permission = options.TryGetValue("permission", out var permission) ? Enum.Parse<Permission>(permission, ignoreCase: true) : Permission.NotAsked,
                Outcome = words[3],
                Address = options.GetValueOrDefault("seen"),
                ServedVia = options.ContainsKey("served") ? "vpc endpoint" : null,
            },
        };
    }

    private static PlacementFacts Facts(string name, Snapshot snapshot)
    {
        var placement = snapshot.Functions.FirstOrDefault(function => function.Name == Functions[name])?.Placement ?? Placement.NoVpc;
        return new() { Name = name, Function = Functions[name], Subnets = placement.SubnetIds, SecurityGroups = placement.SecurityGroupIds };
    }
}
