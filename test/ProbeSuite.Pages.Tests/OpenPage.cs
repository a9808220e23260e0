using Microsoft.Playwright;

namespace ProbeSuite.Pages.Tests;

/// <summary>A page in a window of its own, and whatever it says or asks for that it should not.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    public OpenPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) => Complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Complaints.Add(error);
        page.Dialog += (_, dialog) => Complaints.Add($"dialog: {dialog.Message}");
        page.Request += (_, request) => Requests.Add(request.Url);
    }

    public IPage Page { get; }

    /// <summary>What it wrote to the console, threw, or asked the reader.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>What it loaded; the file itself is the first.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Opens up all that can be opened.</summary>
    public Task OpenAllAsync() => Page.EvaluateAsync("document.querySelectorAll('details').forEach(details => details.open = true)");

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
