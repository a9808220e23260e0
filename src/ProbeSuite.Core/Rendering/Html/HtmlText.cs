using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;

namespace ProbeSuite.Rendering.Html;

/// <summary>
/// HTML out of interpolated strings: what the program writes stands as it is, and what is filled in is escaped, whether it
/// stands between tags or between an attribute's quotes.
/// </summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds a fragment, which is written by the time that this is called.</summary>
    public HtmlText Add([InterpolatedStringHandlerArgument("")] ref Fragment fragment) => this;

    /// <summary>Adds JSON as an element's content. Its encoder leaves no character that HTML would read as its own.</summary>
    public HtmlText Add(JsonObject json)
    {
        _text.Append(json.ToJsonString());
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void AddEscaped(string text)
    {
        foreach (var letter in Harmless.Line(text))
        {
            _ = letter switch
            {
                '&' => _text.Append("&amp;"),
                '<' => _text.Append("&lt;"),
                '>' => _text.Append("&gt;"),
                '"' => _text.Append("&quot;"),
                '\'' => _text.Append("&#39;"),
                _ => _text.Append(letter),
            };
        }
    }

    /// <summary>What the compiler makes of an interpolated string.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Fragment
    {
        private readonly HtmlText _html;

        /// <param name="literalLength">Characters that the program writes.</param>
        /// <param name="formattedCount">Texts that are filled in.</param>
        /// <param name="html">What they are added to.</param>
        public Fragment(int literalLength, int formattedCount, HtmlText html)
        {
            html._text.EnsureCapacity(html._text.Length + literalLength + (16 * formattedCount));
            _html = html;
        }

        /// <summary>Takes what the program writes.</summary>
        public void AppendLiteral(string literal) => _html._text.Append(literal);

        /// <summary>Takes what is filled in.</summary>
        public void AppendFormatted(string? text) => _html.AddEscaped(text ?? "");

        /// <summary>Takes a number.</summary>
        public void AppendFormatted(double number, string? format = null) => _html._text.Append(number.ToString(format, CultureInfo.InvariantCulture));
    }
}
