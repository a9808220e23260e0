using System.Diagnostics;
using System.Text;
using Microsoft.Playwright;
using ProbeSuite.Comparison;
using ProbeSuite.Rendering.Html;
using ProbeSuite.Tests.Rendering.Html;

namespace ProbeSuite.Pages.Tests;

/// <summary>The page as a browser shows it, to readers of every sort.</summary>
public class ReportPageTests(Browser browser)
{
    private const string Database = "private-subnet → database";

    private static readonly ViewportSize Phone = new() { Width = 360, Height = 740 };

    public static TheoryData<string, ColorScheme> Readers => new()
    {
        { "agreement", ColorScheme.Light },
        { "agreement", ColorScheme.Dark },
        { "disagreement", ColorScheme.Light },
        { "disagreement", ColorScheme.Dark },
        { "nothing", ColorScheme.Light },
    };

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task A_browser_has_nothing_to_complain_of_and_nothing_to_load(string name, ColorScheme scheme)
    {
        await using var opened = await browser.OpenAsync(Html(name), new() { ColorScheme = scheme });
        await opened.OpenAllAsync();

        Assert.Empty(opened.Complaints);
        Assert.Single(opened.Requests);
    }

    // A browser that forces its colours takes the background by which a square is red.
    [Fact]
    public async Task In_forced_colours_what_is_wrong_has_the_thicker_border()
    {
        await using var opened = await browser.OpenAsync(Html("disagreement"), new() { ForcedColors = ForcedColors.Active });

        Assert.Equal("3px", await BorderAsync(".heat td.bad"));
        Assert.Equal("1px", await BorderAsync(".heat td.ok"));

        Task<string> BorderAsync(string square) =>
            opened.Page.Locator(square).First.EvaluateAsync<string>("square => getComputedStyle(square).borderTopWidth");
    }

    [Fact]
    public async Task Without_scripts_a_square_of_the_matrix_opens_what_is_told_of_it()
    {
        await using var opened = await browser.OpenAsync(Html("agreement"), new() { JavaScriptEnabled = false });
        var told = opened.Page.Locator("#c7");
        await Assertions.Expect(told).ToBeHiddenAsync();

        await opened.Page.Locator(".heat a[href='#c7']").ClickAsync();

        await Assertions.Expect(told).ToBeVisibleAsync();
        await Assertions.Expect(told).ToBeInViewportAsync();
    }

    [Fact]
    public async Task The_keyboard_reaches_the_report_the_matrix_and_what_is_told_of_a_cell()
    {
        await using var opened = await browser.OpenAsync(Html("agreement"));
        await opened.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(opened.Page.Locator("a[href='#main']")).ToBeFocusedAsync();
        await opened.Page.Keyboard.PressAsync("Enter");

        await TabToAsync(opened.Page, ".heat a[href='#c7']");
        await opened.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(opened.Page.Locator("#c7")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("agreement")]
    [InlineData("disagreement")]
    [InlineData("nothing")]
    public async Task A_telephone_scrolls_the_page_downwards_only(string name)
    {
        await using var opened = await browser.OpenAsync(Html(name), new() { ViewportSize = Phone, IsMobile = true, HasTouch = true });
        await opened.OpenAllAsync();

        Assert.Equal(Phone.Width, await opened.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.True(await opened.Page.EvaluateAsync<bool>("[...document.querySelectorAll('main p, main li, main summary, main dd')].every(text => text.getBoundingClientRect().right <= innerWidth)"));
    }

    [Fact]
    public async Task On_paper_nothing_is_cut_off_and_nothing_is_there_to_click()
    {
        await using var opened = await browser.OpenAsync(Html("disagreement"), new() { ViewportSize = new() { Width = 794, Height = 1123 } });
        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Assertions.Expect(opened.Page.Locator("nav")).ToBeHiddenAsync();
        Assert.True(await opened.Page.EvaluateAsync<bool>("[...document.querySelectorAll('figure svg, table, pre')].filter(part => part.checkVisibility()).every(part => part.getBoundingClientRect().right <= innerWidth)"));
        Assert.InRange((await opened.Page.PdfAsync(new() { Format = "A4" })).Length, 20_000, 3_000_000);
    }

    [Theory]
    [InlineData("</style><script>alert(1)</script>")]
    [InlineData("\"><img src=https://example.com/x onerror=alert(1)>")]
    [InlineData("<svg onload=alert(1)><base href=//example.com>")]
    public async Task Markup_from_the_network_is_read_and_not_obeyed(string text)
    {
        await using var opened = await browser.OpenAsync(ReportPage.Render(PageReports.Hostile(text), History.Empty));
        await opened.OpenAllAsync();

        Assert.Empty(opened.Complaints);
        Assert.Single(opened.Requests);
        await Assertions.Expect(opened.Page.GetByText(text).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_megabyte_of_text_leaves_a_telephone_at_ease()
    {
        await using var opened = await browser.OpenAsync(ReportPage.Render(PageReports.Hostile(new('x', 1 << 20)), History.Empty), new() { ViewportSize = Phone, IsMobile = true });

        Assert.Equal(Phone.Width, await opened.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task Five_thousand_cells_load_soon_and_each_is_found()
    {
        var report = PageReports.Large();
        var html = ReportPage.Render(report, History.Empty);
        Assert.InRange(Encoding.UTF8.GetByteCount(html), 1, 2_000_000);

        var clock = Stopwatch.StartNew();
        await using var opened = await browser.OpenAsync(html);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));

        await opened.Page.Locator(".heat a[href='#c4999']").ClickAsync();
        await Assertions.Expect(opened.Page.Locator("#c4999")).ToBeInViewportAsync();
        Assert.Equal(5000, await opened.Page.Locator(".heat td a").CountAsync());

        // The tabulator stops at what is not as predicted.
        var asPredicted = report.Summary.OpenAsPredicted + report.Summary.BlockedAsPredicted;
        Assert.Equal(5000 - asPredicted, await opened.Page.Locator(".heat td a:not([tabindex='-1'])").CountAsync());
    }

    [Fact]
    public async Task The_blocked_gate_is_marked_in_its_drawing_and_the_drawing_is_told_in_words()
    {
        await using var opened = await browser.OpenAsync(Html("agreement"));
        var figure = opened.Page.Locator("figure", new() { HasText = "public-subnet" }).Filter(new() { HasText = "internet" }).First;

        await Assertions.Expect(figure.Locator("text.blocked")).ToHaveTextAsync("blocked");
        Assert.Contains("Internet gateway igw-a (blocked)", await figure.Locator("svg").GetAttributeAsync("aria-label"), StringComparison.Ordinal);
        Assert.Equal("rgb(192, 38, 45)", await figure.Locator("circle.blocked").EvaluateAsync<string>("mark => getComputedStyle(mark).fill"));
    }

    [Fact]
    public async Task What_is_wrong_is_open_already()
    {
        await using var opened = await browser.OpenAsync(Html("disagreement"), new() { JavaScriptEnabled = false });

        await Assertions.Expect(opened.Page.Locator("header .wrong").GetByText(Database)).ToBeInViewportAsync();
        await Assertions.Expect(opened.Page.Locator(".body", new() { HasText = "unexpectedly blocked" })).ToBeVisibleAsync();
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            if (await page.Locator(selector).EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"the tabulator does not come to {selector}");
    }

    internal static string Html(string name) => name switch
    {
        "agreement" => ReportPage.Render(PageReports.Agreement, History.Empty),
        "disagreement" => ReportPage.Render(PageReports.Disagreement, PageReports.Before),
        _ => ReportPage.Render(PageReports.Nothing, History.Empty),
    };
}
