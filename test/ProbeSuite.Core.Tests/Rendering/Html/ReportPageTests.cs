using System.Globalization;
using System.Text;
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

    [Fact]
    public void What_has_one_cause_is_one_entry_though_each_tried_another_address()
    {
        var report = SomeReport.Of("""
                            internet s3
            private-subnet     X     X
            """);
        report = report with
        {
            Cells = [.. report.Cells.Select((cell, index) => cell with
            {
                Observed = cell.Observed! with { RemoteAddress = $"203.0.113.{index}:443" },
                Explanation = $"Nothing came back from 203.0.113.{index}:443.",
            })],
        };
        var page = ReportPage.Render(report, History.Empty);
        var head = page[page.IndexOf("<ol class=\"wrong\"", StringComparison.Ordinal)..page.IndexOf("</ol>", StringComparison.Ordinal)];

        Assert.Single(head.Split("<li>")[1..]);
        Assert.Contains("Nothing came back from 203.0.113.0:443 and 203.0.113.1:443.", head, StringComparison.Ordinal);
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
        var page = ReportPage.Render(report, PageReports.Restless(report));

        Assert.InRange(Encoding.UTF8.GetByteCount(page), 1_500_000, 2_000_000);
        var told = int.Parse(InFull().Match(page).Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.InRange(told, 20, 200);
        Assert.Equal(told, page.Split("<details class=\"cell\"").Length - 1);
        Assert.Contains($"The whole is in the report’s JSON: {report.Run.Id}.json", page, StringComparison.Ordinal);
        Assert.Contains(". 850 more did, and are left out too", page, StringComparison.Ordinal);
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
    public void What_has_one_cause_is_told_once_with_every_cell_that_it_stops()
    {
        var report = PageReports.Large() with { Findings = [] };
        var head = Head(ReportPage.Render(report, History.Empty));

        Assert.Equal(2, head.Split("<li>").Length - 1);
        Assert.Equal(1, head.Split("Let the firewall take tcp 443").Length - 1);
        Assert.Contains("and 661 more", head, StringComparison.Ordinal);
        Assert.Contains("And 988 cells more", ReportPage.Render(report with { Cells = Unlike(report.Cells) }, History.Empty), StringComparison.Ordinal);
    }

    [Fact]
    public void A_problem_of_the_network_and_what_is_not_known_stand_in_the_head_with_their_fix()
    {
        var head = Head(ReportPage.Render(PageReports.Zones, History.Empty));

        Assert.Contains("<i>not known</i>", head, StringComparison.Ordinal);
        Assert.Contains("private is open, isolated is blocked", head, StringComparison.Ordinal);
        Assert.Contains("class=\"fix\"", head, StringComparison.Ordinal);
        var failed = ReportPage.Render(PageReports.NatFailed, History.Empty);
        Assert.Contains("nat-a", Head(failed), StringComparison.Ordinal);
        Assert.Contains("<i>problem</i>", Head(failed), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_way_of_a_cell_is_drawn_and_told_those_first_that_do_not_let_pass()
    {
        var page = ReportPage.Render(PageReports.Zones, History.Empty);
        var cell = page[page.IndexOf("id=\"c1\"", StringComparison.Ordinal)..page.IndexOf("id=\"c2\"", StringComparison.Ordinal)];

        string[] order = ["class=\"fix\"", "blocked, from orders-b (isolated, eu-west-1b)", "#way", "rtb-main", "open, from orders-a (private, eu-west-1a)", "#way", "nat-a"];
        var at = 0;
        Assert.All(order, part => Assert.NotEqual(-1, at = cell.IndexOf(part, at, StringComparison.Ordinal)));
        Assert.Contains("to both addresses: 93.184.216.34, 93.184.216.35", cell, StringComparison.Ordinal);
    }

    [Fact]
    public void A_way_that_was_not_taken_says_so()
    {
        var cell = PageReports.Zones.Cells[0];
        var ways = cell.Predicted.Ways!.Select((way, index) => way with { IsJudged = index == 1 }).ToArray();
        var page = ReportPage.Render(PageReports.Zones with { Cells = [cell with { Predicted = cell.Predicted with { Ways = ways } }] }, History.Empty);

        Assert.Equal(1, page.Split("The probe was seen in another subnet.").Length - 1);
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

    private static string Head(string page) => page[page.IndexOf("<header", StringComparison.Ordinal)..page.IndexOf("</header", StringComparison.Ordinal)];

    // Cells of which no two have the same cause.
    private static Cell[] Unlike(IEnumerable<Cell> cells) => [.. cells.Select((cell, index) => cell with { Fix = $"Mend {index}." })];

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

    [GeneratedRegex("Of 5000 cells ([0-9]+) are told in full, those first that are not as predicted")]
    private static partial Regex InFull();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Values();
}
