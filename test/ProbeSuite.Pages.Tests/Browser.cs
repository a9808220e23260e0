using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ProbeSuite.Pages.Tests.Browser))]

namespace ProbeSuite.Pages.Tests;

/// <summary>Chrome or Chromium, started once for all tests. Playwright's own browsers are not needed.</summary>
public sealed class Browser : IAsyncLifetime
{
    // As build/setup.sh looks for them.
    private static readonly string[] Names = ["google-chrome", "chromium", "chromium-browser"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("probesuite-pages-");
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        // A busy machine may be slow; what is expected and does not come fails the test all the same.
        Assertions.SetDefaultExpectTimeout(30_000);
        _playwright = await Playwright.CreateAsync();

        // Root has no sandbox of Chromium's; the pages are our own.
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Find(), Args = ["--no-sandbox"] });
    }

    private static string Find() =>
        Names.SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException($"None of {string.Join(", ", Names)} is on the PATH; see make setup-tests.");

    /// <summary>Opens a page from a file, as people do.</summary>
    /// <param name="html">The page.</param>
    /// <param name="options">The reader's circumstances.</param>
    public async Task<OpenPage> OpenAsync(string html, BrowserNewContextOptions? options = null)
    {
        var file = Path.Combine(_folder.FullName, $"{Guid.NewGuid()}.html");
        await File.WriteAllTextAsync(file, html, TestContext.Current.CancellationToken);
        var context = await _browser!.NewContextAsync(options);
        var opened = new OpenPage(context, await context.NewPageAsync());
        await opened.Page.GotoAsync($"file://{file}");
        return opened;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _folder.Delete(recursive: true);
    }
}
