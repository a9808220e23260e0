using System.Text;

namespace ProbeSuite.Rendering;

/// <summary>Text in lines no wider than a terminal.</summary>
public static class Wrapping
{
    /// <summary>The lines. A word longer than a line is left whole: it is an address or an id, and of no use in two pieces.</summary>
    /// <param name="text">One paragraph.</param>
    /// <param name="width">Columns that each line may take.</param>
    public static IReadOnlyList<string> Lines(string text, int width)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        foreach (var word in Harmless.Line(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add($"{line}");
                line.Clear();
            }

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
        var indent = new string(' ', label.Length);
        foreach (var (index, line) in Lines(text, Math.Max(20, width - label.Length)).Index())
        {
            page.Append(index == 0 ? label : indent).Append(colour is null ? line : colour(line)).Append('\n');
        }
    }

    /// <summary>Appends lines as they are, because somebody may copy them.</summary>
    public static void Verbatim(StringBuilder page, string indent, string text)
    {
        foreach (var line in text.TrimEnd().ReplaceLineEndings("\n").Split('\n'))
        {
            page.Append($"{indent}{Harmless.Line(line)}".TrimEnd()).Append('\n');
        }
    }
}
