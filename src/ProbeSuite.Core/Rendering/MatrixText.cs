using System.Text;
using ProbeSuite.Comparison;

namespace ProbeSuite.Rendering;

/// <summary>Draws the matrix in monospace: a line for each placement, a column for each target, a sign for each cell.</summary>
public static class MatrixText
{
    private const int LongestPlacement = 28;
    private const string Gap = "  ";

    /// <summary>So many targets always stand side by side, with shorter names if need be; more go into further blocks.</summary>
    private const int Together = 6;

    /// <summary>
    /// The blocks, then a legend of the signs that occur, then the names that had to be shortened. A cell that the report
    /// does not hold stays blank. Empty when there are no cells.
    /// </summary>
    /// <param name="report">The report.</param>
    /// <param name="width">Columns of a line, at least 60.</param>
    public static string Render(Report report, int width = Page.Width)
    {
        var marks = new Dictionary<(string, string), Mark>();
        foreach (var cell in report.Cells)
        {
            marks[(cell.Placement, cell.Target)] = Mark.Of(cell);
        }

        var rows = Names(report.Placements.Select(placement => placement.Name), LongestPlacement);
        var margin = rows.Select(row => Columns.Of(row.Short)).DefaultIfEmpty().Max();
        var names = report.Targets.Select(target => target.Name).ToArray();
        var columns = Names(names, Longest([.. names.Select(Columns.Of)], width - margin));
        if (marks.Count == 0 || rows.Count == 0 || columns.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder();
        foreach (var block in Blocks(columns, width - margin))
        {
            text.Append(Line("", margin, block.Select(column => column.Short)));
            foreach (var row in rows)
            {
                text.Append(Line(row.Short, margin, block.Select(column => Centred(marks.GetValueOrDefault((row.Whole, column.Whole))?.Sign ?? ' ', Columns.Of(column.Short)))));
            }

            text.Append('\n');
        }

        return text.Append(Legend(marks.Values, width)).Append(Key([.. rows, .. columns])).ToString();
    }

    // As long as all columns can stand side by side; but no shorter than what places six of them so.
    private static int Longest(int[] lengths, int room)
    {
        var least = (room / Math.Clamp(lengths.Length, 1, Together)) - Gap.Length;
        var longest = lengths.DefaultIfEmpty().Max();
        while (longest > least && lengths.Sum(length => Math.Min(length, longest) + Gap.Length) > room)
        {
            longest--;
        }

        return Math.Max(longest, least);
    }

    private static List<Name> Names(IEnumerable<string> names, int longest)
    {
        var whole = names.ToArray();
        return [.. whole.Zip(ShortNames.Of(whole, longest), (name, brief) => new Name(name, brief))];
    }

    private static IEnumerable<List<Name>> Blocks(IEnumerable<Name> columns, int room)
    {
        var block = new List<Name>();
        var left = room;
        foreach (var column in columns)
        {
            var needed = Gap.Length + Columns.Of(column.Short);
            if (needed > left && block.Count > 0)
            {
                yield return block;
                block = [];
                left = room;
            }

            block.Add(column);
            left -= needed;
        }

        yield return block;
    }

    private static string Line(string head, int margin, IEnumerable<string> columns) =>
        $"{Columns.Pad(head, margin)}{Gap}{string.Join(Gap, columns)}".TrimEnd() + '\n';

    private static string Centred(char sign, int width) => sign.ToString().PadLeft((width + 1) / 2).PadRight(width);

    private static string Legend(IReadOnlyCollection<Mark> used, int width)
    {
        var legend = new StringBuilder();
        var column = 0;
        foreach (var entry in Mark.All.Where(used.Contains).Select(mark => $"{mark.Sign} {mark.Meaning}"))
        {
            var fits = column > 0 && column + 3 + entry.Length <= width;
            legend.Append(column == 0 ? "" : fits ? "   " : "\n").Append(entry);
            column = fits ? column + 3 + entry.Length : entry.Length;
        }

        return legend.Append('\n').ToString();
    }

    // Names that people cannot recognise are told below.
    private static string Key(IEnumerable<Name> names)
    {
        var shortened = names.Where(name => name.Short != Harmless.Line(name.Whole).Trim()).ToArray();
        var width = shortened.Select(name => Columns.Of(name.Short)).DefaultIfEmpty().Max();
        return string.Concat(shortened.Select(name => $"{Columns.Pad(name.Short, width)} = {Harmless.Line(name.Whole)}\n").Prepend(shortened.Length > 0 ? "\n" : ""));
    }

    private sealed record Name(string Whole, string Short);
}
