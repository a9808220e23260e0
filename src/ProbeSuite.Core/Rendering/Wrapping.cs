using System.Text;

namespace ProbeSuite.Rendering;

/// <summary>Text in lines no wider than a terminal.</summary>
public static class Wrapping
{
    /// <summary>The lines. A word longer than a line is left whole: it is an address or an id, and of no use in two pieces.</summary>
    /// <param name="text">One paragraph.</param>
    /// <param name="width">Columns that each line may take.</param>
    /// <param name="more">Columns that the first may take besides.</param>
    public static IReadOnlyList<string> Lines(string text, int width, int more = 0)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        var column = 0;
        foreach (var word in Harmless.Line(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var needed = Columns.Of(word);
            if (line.Length > 0 && column + 1 + needed > width + (lines.Count == 0 ? more : 0))
            {
                lines.Add($"{line}");
                line.Clear();
                column = 0;
            }

            column += needed + (line.Length > 0 ? 1 : 0);
            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        if (line.Length > 0)
        {
            lines.Add($"{line}");
        }

        return lines;
    }

    /// <summary>Appends them, the first behind a label that the others are indented by.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="label">What stands before the first line, without colours.</param>
    /// <param name="text">One paragraph.</param>
    /// <param name="width">Columns of the whole.</param>
    /// <param name="colour">Colours each line.</param>
    public static void Append(StringBuilder page, string label, string text, int width, Func<string, string>? colour = null)
    {
        var indent = new string(' ', Columns.Of(label));
        foreach (var (index, line) in Lines(text, Math.Max(20, width - indent.Length)).Index())
        {
            page.Append(index == 0 ? label : indent).Append(colour is null ? line : colour(line)).Append('\n');
        }
    }
}
