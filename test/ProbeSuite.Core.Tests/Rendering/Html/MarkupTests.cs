using ProbeSuite.Rendering.Html;

namespace ProbeSuite.Tests.Rendering.Html;

public class MarkupTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("\" onload='x' &amp;", "&quot; onload=&#39;x&#39; &amp;amp;")]
    [InlineData("a\u0000b\u001b[2J\u202ec\nd", "a\ufffdb\ufffd[2J\ufffdc d")]
    [InlineData("</title><!--", "&lt;/title&gt;&lt;!--")]
    public void A_text_in_braces_is_never_markup(string text, string html)
    {
        Markup markup = $"<p title=\"{text}\">{text}</p>";

        Assert.Equal($"<p title=\"{html}\">{html}</p>", markup.ToString());
    }

    [Fact]
    public void Markup_in_braces_stays_markup()
    {
        Markup inner = $"<b>{"<"}</b>";
        Markup outer = $"<p>{inner}{(Markup?)null}{new[] { inner, inner }}{1}{0.25}{'<'}</p>";

        Assert.Equal("<p><b>&lt;</b><b>&lt;</b><b>&lt;</b>10.3&lt;</p>", outer.ToString());
    }

    [Fact]
    public void A_megabyte_is_cut_and_says_so()
    {
        Markup markup = $"{new string('<', 1 << 20)}";

        Assert.Equal($"{string.Concat(Enumerable.Repeat("&lt;", Markup.Longest))}… (cut; 1,048,576 characters in all)", markup.ToString());
    }

    [Fact]
    public void Half_a_pair_is_no_letter()
    {
        Markup markup = $"{"half " + (char)0xd800}";

        Assert.Equal("half \ufffd", markup.ToString());
    }

    [Fact]
    public void Lines_stay_lines() => Assert.Equal("a &lt;b&gt;\nc\ufffd\n  d", Markup.Lines("a <b>\r\nc\u0007\n  d\n").ToString());

    [Fact]
    public void An_attribute_without_quotes_is_refused() =>
        Assert.Throws<InvalidOperationException>(() =>
        {
            Markup markup = $"<p class={"x onclick=y"}>";
            return markup;
        });
}
