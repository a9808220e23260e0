using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ProbeSuite.Pages.Tests;

/// <summary>The page as axe sees it, which takes as long as all other tests of the page.</summary>
public class BarrierTests(Browser browser)
{
    [Theory]
    [MemberData(nameof(ReportPageTests.Readers), MemberType = typeof(ReportPageTests))]
    public async Task Axe_finds_no_barrier(string name, ColorScheme scheme)
    {
        await using var opened = await browser.OpenAsync(ReportPageTests.Html(name), new() { ColorScheme = scheme, BypassCSP = true });
        await opened.OpenAllAsync();

        var found = await opened.Page.RunAxe();

        Assert.True(found.Passes.Length > 20);
        Assert.Empty(found.Violations.Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}"));
    }
}
