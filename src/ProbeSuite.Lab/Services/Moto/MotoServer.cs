using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace ProbeSuite.Lab.Services.Moto;

/// <summary>A moto server: SNS, SQS, S3, SSM, STS and more of AWS, in one process on loopback.</summary>
/// <seealso href="https://docs.getmoto.org/en/latest/docs/server_mode.html"/>
public sealed class MotoServer : IAsyncDisposable
{
    private const string Ready = "Running on ";

    // Headers of one connection, which say nothing to the next one, and those that the client sets itself.
    private static readonly HashSet<string> OfOneHop =
        new(StringComparer.OrdinalIgnoreCase) { "Connection", "Keep-Alive", "Transfer-Encoding", "Upgrade", "Expect", "Server", "Date" };

    private readonly LabProcess _process;
    private readonly HttpClient _http;
    private readonly string _account;

    private MotoServer(LabProcess process, Uri address, string account)
    {
        _process = process;
        _account = account;
        _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { BaseAddress = address };
    }

    /// <summary>Starts it and waits until it answers.</summary>
    /// <param name="account">The account's twelve digits.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="LabException">It is not installed, or it ended.</exception>
    public static async Task<MotoServer> StartAsync(string account, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Programs.Find("moto_server", "python3 -m pip install 'moto[server]'"), ["-H", "127.0.0.1", "-p", "0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = await LabProcess.StartAsync(() => Process.Start(start)!, Ready, "moto_server", cancellation);
        var line = process.ReadyLine;
        return new(process, new(line[(line.IndexOf(Ready, StringComparison.Ordinal) + Ready.Length)..].Trim()), account);
    }

    /// <summary>Hands a request on as it is, and its answer back.</summary>
    public async Task ForwardAsync(HttpContext context)
    {
        using var request = new HttpRequestMessage(
            new(context.Request.Method), new Uri(RawTarget(context), UriKind.Relative));
        if (context.Request.ContentLength is > 0 || context.Request.Headers.ContainsKey("Transfer-Encoding"))
        {
            request.Content = new StreamContent(context.Request.Body);
        }

        foreach (var (name, values) in context.Request.Headers.Where(header => !OfOneHop.Contains(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        using var response = await SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(header => !OfOneHop.Contains(header.Key)))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    /// <summary>Asks it something in the lab's own name.</summary>
    /// <param name="service">The service's signing name, <c>sns</c>.</param>
    /// <param name="region">The Region whose world is meant.</param>
    /// <param name="request">The request, with a relative URI.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="LabException">It refused.</exception>
    public async Task<string> AskAsync(string service, string region, HttpRequestMessage request, CancellationToken cancellation)
    {
        // It tells services and Regions apart by the signature's scope, and does not check the signature.
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential=LAB/20260101/{region}/{service}/aws4_request, SignedHeaders=host, Signature=none");
        request.Headers.Host ??= $"{service}.{region}.amazonaws.com";
        using var response = await SendAsync(request, cancellation);
        var text = await response.Content.ReadAsStringAsync(cancellation);
        return response.IsSuccessStatusCode
            ? text
            : throw new LabException($"moto's {service} refused {request.Method} {request.RequestUri} with status {(int)response.StatusCode}: {text}");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return _process.DisposeAsync();
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        request.Headers.TryAddWithoutValidation("x-moto-account-id", _account);
        return _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    private static string RawTarget(HttpContext context) =>
        context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
}
