using System.Text;

namespace ProbeSuite.Checks;

/// <summary>What a stranger sent, made fit for a report: short, and with nothing that a terminal would obey.</summary>
internal static class Plain
{
    /// <summary>Printable characters as they are, others as a question mark, the end cut off.</summary>
    public static string Text(string text, int most)
    {
        var plain = new StringBuilder(Math.Min(text.Length, most));
        foreach (var rune in text.AsSpan(0, Math.Min(text.Length, most)).EnumerateRunes())
        {
            plain.Append(Rune.IsControl(rune) || rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.Format ? "?" : rune.ToString());
        }

        return text.Length > most ? $"{plain}…" : plain.ToString();
    }

    /// <summary>The same of bytes, of which only ASCII passes.</summary>
    public static string Text(ReadOnlySpan<byte> bytes, int most)
    {
        var text = new StringBuilder();
        foreach (var value in bytes[..Math.Min(bytes.Length, most)])
        {
            text.Append(value is >= 0x21 and < 0x7F ? (char)value : '?');
        }

        return text.ToString();
    }
}
