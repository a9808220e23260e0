using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using ProbeSuite.Checks;
using ProbeSuite.Comparison;
using ProbeSuite.Reachability;
using ProbeSuite.Rendering.Html.Widgets;

namespace ProbeSuite.Tests.Rendering.Html.Widgets;

public class WidgetHtmlTests
{
    private const string Endpoint = "arn:aws:lambda:eu-west-1:123456789012:function:probesuite-widget";

    private static readonly WidgetPage Page = new(Endpoint, IsDark: false, OnlyNews: false);

    private static Report Some => SomeReport.Of("""
                        internet s3 database
        no-vpc             o      d     x
        private-subnet     X      o     o
        endpoint           x      !     -
        """);

    [Theory]
    [InlineData(false, "light.html")]
    [InlineData(true, "dark.html")]
    public void The_matrix_is_as_drawn(bool isDark, string golden)
    {
        var html = WidgetHtml.Matrix(Some, Page with { IsDark = isDark });

        WidgetRules.Check(html);
        Golden.Matches($"Rendering/Html/Widgets/{golden}", html);
    }

    [Fact]
    public void A_click_on_a_cell_names_its_placement_and_target()
    {
        var widget = WidgetRules.Check(WidgetHtml.Matrix(Some, Page));

        var asked = widget.Descendants("td").Descendants("cwdb-action").Select(action => JsonNode.Parse(action.Value)!)
            .Select(json => $"{json["action"]} {json["placement"]} → {json["target"]}");
        Assert.Equal(Some.Cells.Select(cell => $"probe {cell.Placement} → {cell.Target}").Order(), asked.Order());
        Assert.All(widget.Descendants("cwdb-action"), action => Assert.NotNull(action.Attribute("confirmation")));
    }

    [Fact]
    public void Rows_without_news_can_be_left_out()
    {
        var widget = WidgetRules.Check(WidgetHtml.Matrix(SomeReport.Of("       quiet loud\n no-vpc   o    X"), Page with { OnlyNews = true }));

        Assert.Equal(["loud"], widget.Descendants("tr").Skip(1).Select(row => row.Element("th")!.Value));
    }

    [Fact]
    public void A_cell_is_told_stage_by_stage_and_gate_by_gate()
    {
        var cell = Some.Cells[3] with
        {
            Fix = "Add a route.",
            Observed = Some.Cells[3].Observed! with { Stages = [new(Stage.Dns, 0, 1.25, "203.0.113.9"), new(Stage.Tcp, 1.25, 3000, null)] },
            Predicted = new(PathState.Open, null, [], [new("route table", Direction.Forward, PathState.Open, null, "rtb-1", "0.0.0.0/0", "A route leads to nat-1.")]),
        };

        var html = WidgetHtml.Cell(cell, Page);

        WidgetRules.Check(html);
        Golden.Matches("Rendering/Html/Widgets/cell.html", html);
    }

    [Fact]
    public void Each_way_of_a_cell_has_its_gates()
    {
        var widget = WidgetRules.Check(WidgetHtml.Cell(PageReports.Zones.Cells[0], Page));

        var routes = widget.Descendants("p").Select(line => line.Value).Where(line => line.Contains(", from ", StringComparison.Ordinal));
        Assert.Equal(["blocked, from orders-b", "open, from orders-a"], routes.Select(line => line[..line.IndexOf(" (", StringComparison.Ordinal)]));
        Assert.Contains("rtb-main", widget.Descendants("ol").First().Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\" onmouseover=\"alert(1)")]
    [InlineData("</cwdb-action><cwdb-action action=\"call\" endpoint=\"arn:aws:lambda:eu-west-1:999999999999:function:other\">{}")]
    [InlineData("'><img src=x onerror=alert(1)>")]
    [InlineData("\u001b[31m\0\u202e\ud800 &amp; ]]> {\"a\":1}")]
    public void Whatever_a_server_says_stays_text(string text)
    {
        var report = SomeReport.Of([text], new() { [text + "1"] = "X", [text + "2"] = "o" });
        report = report with
        {
            Cut = text,
            Cells = [.. report.Cells.Select(cell => cell with
            {
                Explanation = text,
                Fix = text,
                Observed = cell.Observed! with { Outcome = text, Error = text, Stages = [new(Stage.Tls, 0, 1, text)] },
                Predicted = new(PathState.Open, null, [], [new(text, Direction.Return, PathState.Open, text, text, text, text)]),
            })],
        };

        var widget = WidgetRules.Check(WidgetHtml.Matrix(report, Page));
        WidgetRules.Check(WidgetHtml.Cell(report.Cells[0], Page));
        WidgetRules.Check(WidgetHtml.Failure(text, Page));

        var plain = SomeReport.Of(["t"], new() { ["p1"] = "X", ["p2"] = "o" }).With("p1", "t", cell => cell with { Fix = "x" }) with { Cut = "x" };
        Assert.Equal(Shape(WidgetRules.Check(WidgetHtml.Matrix(plain, Page))), Shape(widget));
        Assert.All(widget.Descendants("cwdb-action"), action => Assert.Equal(Endpoint, (string?)action.Attribute("endpoint")));
    }

    [Fact]
    public void Its_size_is_bounded_and_it_says_what_is_left_out()
    {
        var targets = Enumerable.Range(0, 1000).Select(number => $"target-{number}-{new string('<', 200)}").ToArray();
        var rows = Enumerable.Range(0, 100).ToDictionary(number => $"placement-{number}", number => new string(number == 3 ? 'X' : 'o', 1000));
        var report = SomeReport.Of(targets, rows);
        var explanation = new string('"', 1_000_000);
        report = report with { Cells = [.. report.Cells.Select(cell => cell with { Explanation = explanation })] };

        var html = WidgetHtml.Matrix(report, Page);

        Assert.InRange(Encoding.UTF8.GetByteCount(html), 1000, 3_000_000);
        Assert.Contains("Shown: 15 of 1000 targets and 40 of 100 placements.", WidgetRules.Check(html).Value, StringComparison.Ordinal);
        Assert.Contains("And 980 more", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_too_long_for_a_click_is_shown_without_one()
    {
        var widget = WidgetRules.Check(WidgetHtml.Matrix(SomeReport.Of([new('x', 5000)], new() { ["no-vpc"] = "o" }), Page));

        Assert.Empty(widget.Descendants("td").Elements("cwdb-action"));
        Assert.Single(widget.Descendants("td").Elements("a"));
    }

    // Element after element with the names of its attributes.
    private static IEnumerable<string> Shape(XElement widget) =>
        widget.Descendants().Select(element => $"{element.Name} {string.Join(' ', element.Attributes().Select(attribute => attribute.Name))}");
}
