using System.Text.RegularExpressions;
using ProbeSuite.Comparison;
using ProbeSuite.Rendering.Html;

namespace ProbeSuite.Tests.Rendering.Html;

/// <summary>The page's markup. How it looks and behaves in a browser, ProbeSuite.Pages.Tests holds.</summary>
public partial class ReportPageTests
{
    [Theory]
    [InlineData("agreement")]
    [InlineData("disagreement")]
    [InlineData("nothing")]
    public void A_page_is_its_golden_file(string name) => Golden.Matches($"Rendering/Html/{name}.html", Page(name)
        .Replace(StyleSheet.Text, "(the style sheet)", StringComparison.Ordinal)
        .Replace(Hash().Match(Page(name)).Value, "(its hash)", StringComparison.Ordinal));

    [Fact]
    public void What_is_wrong_comes_before_all_else()
    {
        string[] order = ["<h1", "class=\"wrong\"", "private-subnet → database", "since <time", "class=\"fix\"", "id=\"matrix\"", "id=\"changes\"", "id=\"cells\"", "id=\"paths\"", "id=\"laws\"", "id=\"findings\"", "id=\"history\"", "id=\"problems\""];
        var page = Page("disagreement");

        Assert.Equal(order.Select(part => page.IndexOf(part, StringComparison.Ordinal)).Order(), order.Select(part => page.IndexOf(part, StringComparison.Ordinal)));
        Assert.True(page.Contains(order[1], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("agreement")]
    [InlineData("disagreement")]
    public void Every_link_leads_somewhere_in_the_page_and_no_anchor_is_there_twice(string name)
    {
        var page = Page(name);
        var ids = Ids().Matches(page).Select(match => match.Groups[1].Value).ToList();

        Assert.Equal(ids.Distinct().Order(), ids.Order());
        Assert.Empty(Links().Matches(page).Select(match => match.Groups[1].Value).Except(ids.Select(id => $"#{id}")));
    }

    [Theory]
    [InlineData("</style><script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("' onmouseover='alert(1)")]
    [InlineData("\u001b[2J\u0000\u202e\r\nSet-Cookie: a=b")]
    public void Nothing_from_the_network_is_markup(string text)
    {
        var page = ReportPage.Render(PageReports.Hostile(text), History.Empty);
        var plain = ReportPage.Render(PageReports.Hostile("plain"), History.Empty);

        Assert.Equal(Tags(plain), Tags(page));
        Assert.DoesNotContain(page, letter => (char.IsControl(letter) && letter != '\n') || letter == '\u202e');
    }

    [Fact]
    public void A_megabyte_of_text_makes_no_megabyte_of_page()
    {
        var page = ReportPage.Render(PageReports.Hostile(new string('\'', 1 << 20)), History.Empty);

        Assert.InRange(page.Length, 10_000, 700_000);
        Assert.Contains("… (cut; 1,048,576 characters in all)", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_placements_and_fifty_targets_are_two_megabytes_and_what_is_left_out_is_said()
    {
        var report = PageReports.Large();
        var page = ReportPage.Render(report, History.Empty);

        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(page), 1_000_000, 2_000_000);
        Assert.Matches("Of 5000 cells [0-9]+ are told in full, those first that are not as predicted", page);
        Assert.Equal(5000, Squares().Count(page));
        Assert.All(Enumerable.Range(1, 5000), number => Assert.Contains($"id=\"c{number}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public void A_hundred_thousand_cells_are_no_larger()
    {
        var report = SomeReport.Of([.. Enumerable.Range(0, 1000).Select(number => $"target-{number}")], Enumerable.Range(0, 100).ToDictionary(number => $"placement-{number}", number => new string('o', 999) + (number == 7 ? 'X' : 'o')));
        var page = ReportPage.Render(report, History.Empty);

        Assert.InRange(page.Length, 1_000_000, 2_500_000);
        Assert.Contains("Left out: 900 targets", page, StringComparison.Ordinal);
        Assert.Contains("placement-7 → target-999", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_that_was_cut_says_so_first()
    {
        var page = ReportPage.Render(PageReports.Disagreement with { Cells = [], Cut = "Left out for want of room: all cells." }, History.Empty);

        Assert.True(page.IndexOf("Left out for want of room: all cells.", StringComparison.Ordinal) < page.IndexOf("<main", StringComparison.Ordinal));
        Assert.DoesNotContain("id=\"matrix\"", page, StringComparison.Ordinal);
    }

    private static string Page(string name) => name switch
    {
        "agreement" => ReportPage.Render(PageReports.Agreement, History.Empty),
        "disagreement" => ReportPage.Render(PageReports.Disagreement, PageReports.Before),
        _ => ReportPage.Render(PageReports.Nothing, History.Empty),
    };

    // Names of elements and attributes, in order, without what is in the attributes.
    private static string Tags(string page) => string.Concat(Tag().Matches(page).Select(match => Values().Replace(match.Value, "\"\"")));

    [GeneratedRegex("sha256-[^&]+")]
    private static partial Regex Hash();

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Ids();

    [GeneratedRegex(" href=\"([^\"]+)\"")]
    private static partial Regex Links();

    [GeneratedRegex("<td class=\"[a-z]+\"><a")]
    private static partial Regex Squares();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Values();
}
