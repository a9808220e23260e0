using ProbeSuite.Comparison;
using ProbeSuite.Rendering;

namespace ProbeSuite.Tests.Rendering;

/// <summary>The report as people read it below a pull request.</summary>
public class ReportMarkdownTests
{
    [Fact]
    public void A_path_that_closed() => Golden.Matches("Rendering/closed.md", ReportMarkdown.Render(StoriedRun.Closed));

    [Fact]
    public void A_disagreement_with_the_rest_folded_away()
    {
        var report = SomeReport.Of("""
                            internet s3 database
            no-vpc             o     d      x
            private-subnet     X     d      o
            endpoint           x     ?      -
            """);
        Golden.Matches("Rendering/disagreement.md", ReportMarkdown.Render(report with { Run = report.Run with { Problems = ["sns:Publish on topic reports was denied."] } }));
    }

    [Theory]
    [InlineData("@everyone and @org/team", "&#64;&#8288;everyone and &#64;&#8288;org/team")]
    [InlineData("<img src=x onerror=alert(1)>", "&#60;img src&#61;x onerror&#61;alert&#40;1&#41;&#62;")]
    [InlineData("[a](javascript:b) ![c](d)", "&#91;a&#93;&#40;javascript:b&#41; &#33;&#91;c&#93;&#40;d&#41;")]
    [InlineData("a | b\n# c", "a &#124; b &#35; c")]
    [InlineData("`code` *x* __y__ ~~z~~ &amp; \\", "&#96;code&#96; &#42;x&#42; &#95;&#95;y&#95;&#95; &#126;&#126;z&#126;&#126; &#38;amp; &#92;")]
    [InlineData("https://evil.example/ WWW.evil.example", "https&#58;//evil.example/ WWW&#46;evil.example")]
    [InlineData("fixes #1, $x$", "fixes &#35;1, &#36;x&#36;")]
    public void Text_marks_nothing_up_links_nowhere_and_calls_nobody(string text, string markdown) => Assert.Equal(markdown, Markdown.Text(text));

    [Theory]
    [InlineData("https://eu-west-1.console.aws.amazon.com/s3/object/b?prefix=a", true)]
    [InlineData("https://b.s3.amazonaws.com/a?x-amz-signature=1", false)]
    [InlineData("https://b.s3.amazonaws.com/a?X-Amz-Signature=1", false)]           // opens the report for all who read the pull request
    [InlineData("https://a/) <script>", false)]
    [InlineData("javascript:alert(1)", false)]
    public void The_page_is_linked_unless_the_link_is_a_key(string page, bool linked) =>
        Assert.Equal(linked, ReportMarkdown.Render(StoriedRun.First with { Page = page }).Contains($"[The whole report]({page})", StringComparison.Ordinal));

    [Fact]
    public void No_fix_can_close_its_block() =>
        Assert.Equal("  `````\n  a\n  ````\n  @all <b>\n  `````\n", Markdown.Block("a\r\n````\n@all <b>\n", "  "));

    [Fact]
    public void Whatever_a_report_holds_only_our_own_marks_mark_up()
    {
        const string Evil = "`*_<script>|@x\n\n# [l](u) ``` --- </details>";
        var report = SomeReport.Of([Evil], new() { [Evil] = "X", ["ok"] = "?" });
        report = report with
        {
            Cells = [.. report.Cells.Select(cell => cell with { Explanation = Evil, Fix = Evil })],
            Run = report.Run with { Problems = [Evil], Region = Evil },
            NetworkChanges = [Evil],
            Cut = Evil,
        };
        var outside = string.Join('\n', ReportMarkdown.Render(report).Split("````").Where((_, index) => index % 2 == 0));

        Assert.DoesNotContain("<script", outside, StringComparison.Ordinal);
        Assert.DoesNotContain("[l]", outside, StringComparison.Ordinal);
        Assert.DoesNotContain("@", outside, StringComparison.Ordinal);
        Assert.Equal(1, outside.Split("</details>").Length - 1);
    }

    [Fact]
    public void What_has_no_room_even_so_is_named()
    {
        var report = SomeReport.Of("""
                            internet
            no-vpc             X
            """).With("no-vpc", "internet", cell => cell with { Explanation = new('x', 70_000) });

        Assert.EndsWith("\nLeft out for want of room: Not as predicted.\n", ReportMarkdown.Render(report), StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_report_keeps_to_what_a_comment_holds_and_to_what_is_to_be_seen()
    {
        var row = string.Concat(Enumerable.Range(0, 1000).Select(target => target is 7 or 900 ? 'X' : 'o'));
        var report = SomeReport.Of([.. Enumerable.Range(0, 1000).Select(target => $"t{target}")], Enumerable.Range(0, 100).ToDictionary(placement => $"p{placement}", _ => row));
        report = report with { Cells = [.. report.Cells.Select((cell, index) => cell with { Fix = cell.Agreement == Agreement.UnexpectedlyBlocked ? $"{index} {new string('x', 15_000)}" : null })] };
        var text = ReportMarkdown.Render(report);

        Assert.InRange(text.Length, 2_000, ReportMarkdown.MostCharacters + 500);
        Assert.Contains("| | t7 | t900 |", text, StringComparison.Ordinal);
        Assert.Contains("2 of 1000 targets and 40 of 100 placements are drawn", text, StringComparison.Ordinal);
        Assert.Contains("* and 199 more", text, StringComparison.Ordinal);
    }
}
