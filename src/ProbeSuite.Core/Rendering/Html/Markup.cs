using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace ProbeSuite.Rendering.Html;

/// <summary>
/// HTML in the making, written as <c>$"&lt;p&gt;{text}&lt;/p&gt;"</c>. Markup is what stands in the source, outside braces.
/// A text between braces is escaped, bounded and freed of control characters, whatever it holds; no text can become markup.
/// </summary>
[InterpolatedStringHandler]
internal sealed class Markup(int literalLength, int formattedCount)
{
    /// <summary>Characters of one text: longer ones are cut, and say so. A banner may be a megabyte.</summary>
    public const int Longest = 2_000;

    private readonly StringBuilder _html = new(literalLength + (formattedCount * 24));

    /// <summary>Characters so far.</summary>
    public int Length => _html.Length;

    /// <summary>Lines of a text as they are, because somebody may copy them.</summary>
    public static Markup Lines(string text)
    {
        var lines = new Markup(text.Length, 0);
        foreach (var (index, line) in Cut(text).ReplaceLineEndings("\n").TrimEnd().Split('\n').Index())
        {
            lines._html.Append(index > 0 ? "\n" : "");
            lines.AppendFormatted(line);
        }

        return lines;
    }

    /// <summary>Called by the compiler for what stands outside braces. An analyser holds every caller to constants.</summary>
    public void AppendLiteral([ConstantExpected] string html) => _html.Append(html);

    /// <summary>A text from anywhere.</summary>
    /// <exception cref="InvalidOperationException">It would be an attribute without quotes, where escaping is not enough.</exception>
    public void AppendFormatted(string? text)
    {
        if (_html.Length > 0 && _html[^1] == '=')
        {
            throw new InvalidOperationException("An attribute's text needs quotes around it.");
        }

        foreach (var letter in Harmless.Line(Cut(text ?? "")))
        {
            _ = letter switch
            {
                '&' => _html.Append("&amp;"),
                '<' => _html.Append("&lt;"),
                '>' => _html.Append("&gt;"),
                '"' => _html.Append("&quot;"),
                '\'' => _html.Append("&#39;"),
                _ => _html.Append(letter),
            };
        }
    }

    /// <summary>A sign.</summary>
    public void AppendFormatted(char sign) => AppendFormatted(sign.ToString());

    /// <summary>A count or an index.</summary>
    public void AppendFormatted(int number) => _html.Append(CultureInfo.InvariantCulture, $"{number}");

    /// <summary>A measure, to a tenth.</summary>
    public void AppendFormatted(double number) => _html.Append(CultureInfo.InvariantCulture, $"{number:0.#}");

    /// <summary>What is markup already; nothing for null.</summary>
    public void AppendFormatted(Markup? part) => _html.Append(part?._html);

    /// <summary>Parts, one after the other.</summary>
    public void AppendFormatted(IEnumerable<Markup?> parts)
    {
        foreach (var part in parts)
        {
            AppendFormatted(part);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _html.ToString();

    private static string Cut(string text) => text.Length <= Longest
        ? text
        : string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, Longest)}… (cut; {text.Length:N0} characters in all)");
}
