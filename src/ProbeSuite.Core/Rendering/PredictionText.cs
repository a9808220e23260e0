using System.Text;

namespace ProbeSuite.Rendering;

/// <summary>A predicted matrix as people read it: a line for each placement, a column for each target, then why not.</summary>
public static class PredictionText
{
    private const int LongestPlacement = 32;
    private const int LongestTarget = 20;
    private const string Gap = "  ";

    /// <summary>The text.</summary>
    /// <param name="cells">Placement by placement, each with all targets in the same order.</param>
    /// <param name="width">Columns of a line.</param>
    /// <param name="paint">Colours.</param>
    public static string Render(IReadOnlyList<PredictionCell> cells, int width = Page.Width, Paint paint = default)
    {
        string[] placements = [.. cells.Select(cell => cell.Placement).Distinct()];
        string[] targets = [.. cells.Select(cell => cell.Target).Distinct()];
        var rows = ShortNames.Of(placements, LongestPlacement);
        var columns = ShortNames.Of(targets, LongestTarget);
        var paths = cells.DistinctBy(cell => (cell.Placement, cell.Target)).ToDictionary(cell => (cell.Placement, cell.Target), cell => cell.Path);
        var margin = rows.Select(Columns.Of).DefaultIfEmpty().Max();
        var text = new StringBuilder();
        foreach (var block in Blocks(columns, width - margin))
        {
            text.Append($"{new string(' ', margin)}{string.Concat(block.Select(column => Gap + columns[column]))}".TrimEnd()).Append('\n');
            foreach (var (row, placement) in placements.Index())
            {
                text.Append(Columns.Pad(rows[row], margin));
                foreach (var column in block)
                {
                    var wide = Columns.Of(columns[column]);
                    var path = paths[(placement, targets[column])];
                    text.Append(Gap).Append(' ', wide / 2).Append(paint.Of(path, $"{Verdicts.Sign(path)}")).Append(' ', Math.Max(0, wide - (wide / 2) - 1));
                }

                text.Append('\n');
            }

            text.Append('\n');
        }

        text.Append("✓ open   ✗ blocked   ? not known\n");
        Key(text, [.. placements.Zip(rows), .. targets.Zip(columns)], width);
        Reasons(text, cells, width, paint);
        return string.Join('\n', text.ToString().Split('\n').Select(line => line.TrimEnd())).TrimEnd();
    }

    private static List<List<int>> Blocks(IReadOnlyList<string> columns, int room)
    {
        var blocks = new List<List<int>>();
        var left = -1;
        for (var column = 0; column < columns.Count; column++)
        {
            var needed = Gap.Length + Columns.Of(columns[column]);
            if (needed > left)
            {
                blocks.Add([]);
                left = room;
            }

            blocks[^1].Add(column);
            left -= needed;
        }

        return blocks;
    }

    private static void Key(StringBuilder text, IReadOnlyList<(string Whole, string Short)> names, int width)
    {
        var cut = names.Where(name => name.Whole != name.Short).ToList();
        if (cut.Count > 0)
        {
            text.Append('\n');
        }

        foreach (var (whole, brief) in cut)
        {
            Wrapping.Append(text, $"{brief} = ", whole, width);
        }
    }

    // The same reason is told once, with everybody whom it concerns.
    private static void Reasons(StringBuilder text, IReadOnlyList<PredictionCell> cells, int width, Paint paint)
    {
        foreach (var path in new[] { PathState.Blocked, PathState.Unknown })
        {
            var reasons = cells.Where(cell => cell.Path == path).GroupBy(cell => cell.Why ?? "no gate says why").ToList();
            if (reasons.Count > 0)
            {
                text.Append('\n').Append(paint.Of(path, path == PathState.Blocked ? "Blocked" : "Not known")).Append('\n');
            }

            foreach (var reason in reasons)
            {
                Wrapping.Append(text, "  - ", $"{Pairs([.. reason])}: {reason.Key}", width);
            }
        }
    }

    private static string Pairs(List<PredictionCell> cells)
    {
        var placements = cells.Select(cell => cell.Placement).Distinct().ToList();
        var targets = cells.Select(cell => cell.Target).Distinct().ToList();
        return placements.Count * targets.Count == cells.Count
            ? $"{Some(placements)} → {Some(targets)}"
            : Some([.. cells.Select(cell => $"{cell.Placement} → {cell.Target}")]);
    }

    private static string Some(List<string> names) =>
        names.Count <= 4 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(3))} and {names.Count - 3} more";
}

/// <summary>One square of a predicted matrix.</summary>
/// <param name="Placement">The placement's name.</param>
/// <param name="Target">The target's name.</param>
/// <param name="Path">What the configuration says.</param>
/// <param name="Why">The sentence of the gate that decided; null where all let pass.</param>
public sealed record PredictionCell(string Placement, string Target, PathState Path, string? Why);
