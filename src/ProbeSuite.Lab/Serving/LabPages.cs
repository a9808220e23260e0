using System.Net;
using Microsoft.AspNetCore.Http;
using ProbeSuite.Lab.Faults;
using ProbeSuite.Lab.Network;
using ProbeSuite.Lab.Services;
using ProbeSuite.Rendering.Html;

namespace ProbeSuite.Lab.Serving;

/// <summary>The lab in a browser: the last report, and buttons to run, break and mend.</summary>
/// <param name="lab">The lab.</param>
internal sealed class LabPages(ServedLab lab)
{
    /// <summary>Answers one request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var (request, gone) = (context.Request, context.RequestAborted);
        if (!IsOwn(request))
        {
            await SayAsync(context, StatusCodes.Status403Forbidden, "text/plain", "The lab takes orders from its own pages alone.\n");
            return;
        }

        switch (request.Method, request.Path.Value)
        {
            case ("GET", "/"):
                await SayAsync(context, StatusCodes.Status200OK, "text/html; charset=utf-8", Page(request.Query["refused"]));
                break;
            case ("GET", "/report"):
                await SayAsync(context, StatusCodes.Status200OK, "text/html; charset=utf-8", Report());
                break;
            case ("POST", "/run"):
                await lab.RunAsync(gone);
                Back(context);
                break;
            case ("POST", "/break" or "/mend"):
                await ChangeAsync(context);
                break;
            default:
                await SayAsync(context, StatusCodes.Status404NotFound, "text/plain", "There is / for people, and AWS's APIs for programs that sign their requests.\n");
                break;
        }
    }

    // Another site's page must not give orders, nor read answers under a name that it lets lead to this machine. One in a
    // sandboxed frame says that its origin is null.
    private static bool IsOwn(HttpRequest request) => request.Host.Host is "127.0.0.1" or "localhost"
        && (request.Headers.Origin.Count == 0 || (string?)request.Headers.Origin == $"http://{request.Host}");

    private async Task ChangeAsync(HttpContext context)
    {
        var fault = $"{(await context.Request.ReadFormAsync(context.RequestAborted))["fault"]}";
        try
        {
            await (context.Request.Path == "/break" ? lab.BreakAsync([fault], context.RequestAborted) : lab.MendAsync(fault is "" ? [] : [fault], context.RequestAborted));
            await lab.RunAsync(context.RequestAborted);
            Back(context);
        }
        catch (Exception refused) when (refused is LabException or LabInputException or LabNetworkException)
        {
            Back(context, refused.Message);
        }
    }

    private static void Back(HttpContext context, string? refused = null) =>
        context.Response.Redirect(refused is null ? "/" : $"/?refused={Uri.EscapeDataString(refused)}");

    private static Task SayAsync(HttpContext context, int status, string type, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    private string Page(string? refused) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>ProbeSuite lab</title>
        <style>
        body {"{"} margin: 0; height: 100vh; display: flex; flex-direction: column; font: 1rem system-ui, sans-serif {"}"}
        header {"{"} display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; padding: .5rem 1rem; border-bottom: 1px solid {"}"}
        form {"{"} margin: 0 {"}"} iframe {"{"} flex: 1; border: 0 {"}"} p {"{"} margin: 0 {"}"}
        </style>
        </head>
        <body>
        <header>
        <form method="post" action="/run"><button>Run again</button></form>
        <form method="post" action="/break"><label>Break <select name="fault">{string.Concat(FaultBook.All.Select(fault => $"<option value=\"{fault.Name}\">{fault.Name}: {Html(fault.Breaks)}</option>"))}</select></label> <button>Break, and run</button></form>
        {string.Concat(lab.Broken.Select(fault => $"<form method=\"post\" action=\"/mend\"><input type=\"hidden\" name=\"fault\" value=\"{fault.Name}\"><button>Mend {fault.Name}</button></form>"))}
        {(refused is null ? "" : $"<p role=\"alert\">{Html(refused)}</p>")}
        </header>
        <iframe src="/report" title="The last report"></iframe>
        </body>
        </html>

        """;

    private string Report() => lab.Failure is { } failure ? Plain(failure)
        : lab.Last is { } report ? ReportPage.Render(report, lab.History)
        : Plain("No run has ended yet.");

    private static string Plain(string text) => $"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"color-scheme\" content=\"light dark\"><title>Report</title></head><body><pre>{Html(text)}</pre></body></html>\n";

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
