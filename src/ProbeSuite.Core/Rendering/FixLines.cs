namespace ProbeSuite.Rendering;

/// <summary>What mends something, in lines no wider than need be: prose is wrapped, a long command goes on as a shell reads it, and what else people copy stays as it is.</summary>
internal static class FixLines
{
    private const string Command = ": aws ";

    /// <summary>The lines.</summary>
    /// <param name="fix">Sentences, commands, and parts of templates, line by line.</param>
    /// <param name="width">Columns that each may take.</param>
    public static IEnumerable<string> Of(string fix, int width) =>
        fix.TrimEnd().ReplaceLineEndings("\n").Split('\n').Select(line => Harmless.Line(line).TrimEnd()).SelectMany(line => Fitted(line, width));

    private static IEnumerable<string> Fitted(string line, int width)
    {
        if (line.Length <= width)
        {
            return [line];
        }

        var margin = line.Length - line.TrimStart().Length;
        if (line.AsSpan(margin).StartsWith(Command.AsSpan(2), StringComparison.Ordinal))
        {
            return Continued(line, margin, width);
        }

        if (margin > 0 || !char.IsAsciiLetterUpper(line[0]) || line.Split(' ')[0].EndsWith(':'))
        {
            return [line];
        }

        return line.IndexOf(Command, StringComparison.Ordinal) is > 0 and var at
            ? [.. Wrapping.Lines(line[..(at + 1)], width), .. Fitted($"  {line[(at + 2)..]}", width)]
            : Wrapping.Lines(line, width);
    }

    // A quoted value may hold what looks like an option, and a backslash in it would be one.
    private static List<string> Continued(string line, int margin, int width)
    {
        if (line.AsSpan().ContainsAny('"', '\''))
        {
            return [line];
        }

        var options = line.Split(" --");
        List<string> lines = [options[0]];
        foreach (var option in options.Skip(1))
        {
            if (lines[^1].Length + option.Length + " -- \\".Length <= width)
            {
                lines[^1] += $" --{option}";
            }
            else
            {
                lines[^1] += " \\";
                lines.Add($"{new string(' ', margin)}  --{option}");
            }
        }

        return lines;
    }
}
