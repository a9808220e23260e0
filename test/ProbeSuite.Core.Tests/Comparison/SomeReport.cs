using ProbeSuite.Checks;
using ProbeSuite.Comparison;
using ProbeSuite.Laws;
using ProbeSuite.Reachability;
using ProbeSuite.Wire;

namespace ProbeSuite.Tests.Comparison;

/// <summary>Reports for tests.</summary>
internal static class SomeReport
{
    public static Report With(params Cell[] cells) => new()
    {
        Run = new() { Id = "run-1", StartedAt = new(2026, 2, 28, 6, 0, 0, TimeSpan.Zero), Trigger = "schedule", SuiteVersion = "0.1.0" },
        Summary = Summary.Of(cells),
        Placements = [.. cells.Select(cell => cell.Placement).Distinct().Select(name => new PlacementFacts { Name = name, Function = $"probe-{name}" })],
        Targets = [.. cells.Select(cell => cell.Target).Distinct().Select(name => new TargetEntry(name, $"tcp://{name}.internal:5432"))],
        Cells = cells,
        Laws = [new("connectivity-and-permission", "Every call needs both.", Judgement.Holds, ["a cell"])],
    };

    public static Cell Cell(
        string placement, string target, Agreement agreement, string? address = null, string? expected = null, Permission permission = Permission.NotAsked) => new()
        {
            Placement = placement,
            Target = target,
            Agreement = agreement,
            Observed = agreement == Agreement.NotRun ? null : new()
            {
                Path = PathState.Open,
                Permission = permission,
                Outcome = "connected",
                Address = address,
                Stages = [new(Stage.Tcp, 0, 1, "10.0.0.1:5432")],
            },
            Predicted = new(PathState.Open, expected, [], [new("route", Direction.Forward, PathState.Open, null, "rtb-1", "0.0.0.0/0 nat-1", "A route leads there.")]),
            Explanation = "A sentence.",
        };
}
