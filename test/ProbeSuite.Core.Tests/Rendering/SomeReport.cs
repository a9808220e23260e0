using ProbeSuite.Comparison;
using ProbeSuite.Reachability;
using ProbeSuite.Wire;

namespace ProbeSuite.Tests.Rendering;

/// <summary>Reports drawn as small pictures: a line for each placement, a letter for each cell.</summary>
internal static class SomeReport
{
    /// <summary>
    /// The first line names the targets, the others begin with the placement. <c>o</c> open, <c>d</c> open and denied,
    /// <c>x</c> blocked, all as predicted; <c>X</c> unexpectedly blocked, <c>!</c> unexpectedly open, <c>?</c> unknown, <c>-</c> not run.
    /// </summary>
    public static Report Of(string picture)
    {
        var lines = picture.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 0).ToArray();
        return Of(lines[0], lines[1..].ToDictionary(words => words[0], words => string.Concat(words[1..])));
    }

    public static Report Of(string[] targets, Dictionary<string, string> rows)
    {
        var cells = rows.SelectMany(row => row.Value.Select((letter, index) => Cell(row.Key, targets[index], letter))).ToArray();
        return new()
        {
            Run = new()
            {
                Id = "20260102T030405Z-7f3a",
                StartedAt = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
                Trigger = "schedule",
                Region = "eu-west-1",
                Account = "123456789012",
                DurationMs = 3_240,
                SuiteVersion = "0.1.0",
            },
            Summary = Summary.Of(cells),
            Placements = [.. rows.Keys.Select(name => new PlacementFacts { Name = name, Function = $"probesuite-{name}" })],
            Targets = [.. targets.Select(name => new TargetEntry(name, $"https://{name}.example/"))],
            Cells = cells,
        };
    }

    /// <summary>Changes one cell.</summary>
    public static Report With(this Report report, string placement, string target, Func<Cell, Cell> change) =>
        report with { Cells = [.. report.Cells.Select(cell => (cell.Placement, cell.Target) == (placement, target) ? change(cell) : cell)] };

    /// <summary>Says what the world saw of a placement, and what the configuration says that it should.</summary>
    public static Report Leaves(this Report report, string placement, string seen, string expected, string? gateway) => report.With(placement, "egress-address", cell => cell with
    {
        Observed = cell.Observed! with { Address = seen },
        Predicted = cell.Predicted with
        {
            EgressAddress = expected,
            Steps = gateway is null ? [] : [new("NAT gateway", Direction.Forward, PathState.Open, null, gateway, null, $"{gateway} sends on.")],
        },
    });

    private static Cell Cell(string placement, string target, char letter)
    {
        var (agreement, predicted, observed, explanation) = letter switch
        {
            'o' => (Agreement.OpenAsPredicted, PathState.Open, PathState.Open, "As predicted, HTTP 200 came back."),
            'd' => (Agreement.OpenAsPredicted, PathState.Open, PathState.Open, "As predicted, the request arrived, and the service denied it (AccessDenied)."),
            'x' => (Agreement.BlockedAsPredicted, PathState.Blocked, PathState.Blocked, "As predicted, nothing came back within 3 s."),
            'X' => (Agreement.UnexpectedlyBlocked, PathState.Open, PathState.Blocked, "Nothing came back within 3 s, although the configuration lets it pass."),
            '!' => (Agreement.UnexpectedlyOpen, PathState.Blocked, PathState.Open, "The connection was made, although the configuration blocks it."),
            '?' => (Agreement.Unknown, PathState.Unknown, PathState.Blocked, "Nothing came back within 3 s. Whether it should be so cannot be told: ec2:DescribeRouteTables was denied."),
            '-' => (Agreement.NotRun, PathState.Open, (PathState?)null, "The probe could not be asked: its function is in the state Pending."),
            _ => throw new ArgumentOutOfRangeException(nameof(letter), letter, null),
        };
        return new()
        {
            Placement = placement,
            Target = target,
            Agreement = agreement,
            Predicted = new(predicted, null, [], []),
            Observed = observed is { } path ? new() { Path = path, Outcome = "any", Permission = letter == 'd' ? Permission.Denied : Permission.NotAsked } : null,
            Explanation = explanation,
        };
    }
}
