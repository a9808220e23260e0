using System.Globalization;
using System.Text;

namespace ProbeSuite.Rendering;

/// <summary>
/// Text from the network or from people's configuration, made fit to be shown: certificate names, banners and tags may
/// hold line breaks, terminal commands, or marks that turn the direction of writing.
/// </summary>
internal static class Harmless
{
    /// <summary>The text in one line: white space becomes a blank, every other invisible character becomes U+FFFD.</summary>
    public static string Line(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            line.Append((Rune.IsWhiteSpace(rune) ? new Rune(' ') : IsShown(rune) ? rune : Rune.ReplacementChar).ToString());
        }

        return line.ToString();
    }

    /// <summary>The text in one line of printable ASCII.</summary>
    public static string Ascii(string text) => string.Concat(Line(text).Replace("→", "->", StringComparison.Ordinal)
        .EnumerateRunes().Select(rune => rune.Value is >= ' ' and <= '~' ? (char)rune.Value : '?'));

    private static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
