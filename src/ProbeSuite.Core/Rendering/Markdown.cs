using System.Globalization;
using System.Text;

namespace ProbeSuite.Rendering;

/// <summary>Text made fit for GitHub's and GitLab's Markdown: what comes from the network or a configuration marks nothing up, links nowhere and calls nobody.</summary>
/// <seealso href="https://github.github.com/gfm/"/>
internal static class Markdown
{
    private const string Special = "\\`*_{}[]()<>&|~#!\"'$^=";

    /// <summary>One line of text. Entities are text to Markdown and to HTML alike.</summary>
    public static string Text(string text)
    {
        var line = Harmless.Line(text);
        var safe = new StringBuilder(line.Length);
        for (var at = 0; at < line.Length; at++)
        {
            var letter = line[at];
            var links = letter == ':' && line.AsSpan(at).StartsWith("://", StringComparison.Ordinal)
                || letter == '.' && line.AsSpan(0, at).EndsWith("www", StringComparison.OrdinalIgnoreCase);
            if (letter == '@')
            {
                // A word joiner, which nobody sees, ends the name that would be called.
                safe.Append("&#64;&#8288;");
            }
            else if (links || Special.Contains(letter, StringComparison.Ordinal))
            {
                safe.Append(CultureInfo.InvariantCulture, $"&#{(int)letter};");
            }
            else
            {
                safe.Append(letter);
            }
        }

        return safe.ToString();
    }

    /// <summary>Lines as they are, in a block whose fence none of them can close.</summary>
    /// <param name="text">The lines.</param>
    /// <param name="indent">What stands before each.</param>
    public static string Block(string text, string indent)
    {
        var lines = text.TrimEnd().ReplaceLineEndings("\n").Split('\n').Select(Harmless.Line).ToArray();
        var fence = new string('`', Math.Max(3, 1 + lines.Max(line => LongestRun(line))));
        return string.Concat(lines.Prepend(fence).Append(fence).Select(line => $"{indent}{line}".TrimEnd() + '\n'));
    }

    private static int LongestRun(string line)
    {
        var (longest, run) = (0, 0);
        foreach (var letter in line)
        {
            run = letter == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
