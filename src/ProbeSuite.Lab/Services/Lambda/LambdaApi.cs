using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ProbeSuite.Lab.Environments;

namespace ProbeSuite.Lab.Services.Lambda;

/// <summary>The Lambda API of a lab, as far as callers and auditors of functions use it.</summary>
/// <param name="fleet">The functions.</param>
/// <param name="clock">Dates invocations.</param>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html"/>
public sealed class LambdaApi(FunctionFleet fleet, TimeProvider clock)
{
    private const int LargestPage = 50;

    private readonly DateTimeOffset _deployed = clock.GetUtcNow();

    /// <summary>Answers one request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        try
        {
            await RouteAsync(context);
        }
        catch (LambdaError error)
        {
            await error.AnswerAsync(context);
        }
    }

    internal static async Task WriteAsync(HttpContext context, JsonObject body)
    {
        context.Response.ContentType = "application/json";
        context.Response.Headers["x-amzn-RequestId"] = $"{Guid.NewGuid()}";
        await context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }

    private Task RouteAsync(HttpContext context)
    {
        // ARNs carry slashes and colons, escaped or not; Kestrel leaves an escaped slash as it is.
        string[] path = [.. (context.Request.Path.Value ?? "").Trim('/').Split('/').Select(Uri.UnescapeDataString)];
        return (context.Request.Method, path) switch
        {
            ("POST", [_, "functions", var name, "invocations"]) => InvokeAsync(context, Find(context, name)),
            ("POST", [_, "functions", var name, "response-streaming-invocations"]) => StreamAsync(context, Find(context, name)),
            ("GET", [_, "functions", var name, "configuration"]) =>
                WriteAsync(context, FunctionDescription.Configuration(Find(context, name), _deployed)),
            ("GET", [_, "functions", var name]) => WriteAsync(context, FunctionDescription.Whole(Find(context, name), _deployed)),
            ("GET", [_, "functions"]) => ListAsync(context),
            ("GET", [_, "tags", var arn]) => WriteAsync(context, FunctionDescription.TagsOf(Find(context, arn))),
            _ => throw LambdaError.UnknownOperation,
        };
    }

    private LabFunction Find(HttpContext context, string text)
    {
        var (name, qualifier) = FunctionName.Parse(text);
        qualifier ??= context.Request.Query["Qualifier"];
        return fleet.Find(name) is { } function && qualifier is null or "" or "$LATEST"
            ? function
            : throw LambdaError.NotFound(qualifier is null ? text : $"{text}:{qualifier}");
    }

    private Task ListAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var size = int.TryParse(query["MaxItems"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
            ? Math.Clamp(asked, 1, LargestPage)
            : LargestPage;
        var after = (string?)query["Marker"] ?? "";
        LabFunction[] rest = [.. fleet.Functions.Where(function => string.CompareOrdinal(function.Name, after) > 0)];
        var page = rest.Take(size).ToArray();
        return WriteAsync(context, new()
        {
            ["Functions"] = new JsonArray([.. page.Select(function => FunctionDescription.Configuration(function, _deployed))]),
            ["NextMarker"] = rest.Length > page.Length ? page[^1].Name : null,
        });
    }

    private async Task InvokeAsync(HttpContext context, LabFunction function)
    {
        var (kind, invocation) = await InvocationAsync(context);
        switch (kind)
        {
            case "DryRun":
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                break;
            case "Event":
                // Nobody waits for it, the caller's hanging up included. Lambda's two retries are not played.
                _ = RunAsync(function, invocation, CancellationToken.None);
                context.Response.StatusCode = StatusCodes.Status202Accepted;
                break;
            case "RequestResponse":
                await AnswerAsync(context, await RunAsync(function, invocation, CancellationToken.None));
                break;
            default:
                throw UnknownKind(kind, "Event, RequestResponse, DryRun");
        }
    }

    private async Task StreamAsync(HttpContext context, LabFunction function)
    {
        var (kind, invocation) = await InvocationAsync(context);
        switch (kind)
        {
            case "DryRun":
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                break;
            case "RequestResponse":
                using (var stream = new InvocationStream(context.Response, invocation.RequestId))
                {
                    var result = await RunAsync(function, invocation with { Parts = stream.SendAsync }, CancellationToken.None);
                    await stream.EndAsync(result, LogOf(context, result));
                }

                break;
            default:
                throw UnknownKind(kind, "RequestResponse, DryRun");
        }
    }

    private async Task<(string Kind, Invocation Invocation)> InvocationAsync(HttpContext context)
    {
        var kind = (string?)context.Request.Headers["X-Amz-Invocation-Type"] ?? "RequestResponse";
        var payload = await PayloadAsync(context, kind is "Event" ? 1024 * 1024 : 6 * 1024 * 1024);
        var client = (string?)context.Request.Headers["X-Amz-Client-Context"] is { } encoded
            ? Encoding.UTF8.GetString(Convert.FromBase64String(encoded))
            : null;
        return (kind, Invocation.Of(payload, clock.GetUtcNow(), client));
    }

    private static LambdaError UnknownKind(string kind, string known) =>
        LambdaError.Invalid($"Value '{kind}' at 'invocationType' failed to satisfy constraint: Member must satisfy enum value set: [{known}]");

    private async Task<InvocationResult> RunAsync(LabFunction function, Invocation invocation, CancellationToken cancellation)
    {
        try
        {
            return await fleet.InvokeAsync(function, invocation, cancellation);
        }
        catch (ConcurrencyException)
        {
            throw LambdaError.TooManyRequests;
        }
    }

    private static async Task AnswerAsync(HttpContext context, InvocationResult result)
    {
        var response = context.Response;
        response.ContentType = "application/json";
        response.Headers["x-amzn-RequestId"] = result.RequestId;
        response.Headers["X-Amz-Executed-Version"] = "$LATEST";
        if (result.FunctionError is not null)
        {
            response.Headers["X-Amz-Function-Error"] = "Unhandled";
        }

        if (LogOf(context, result) is { } log)
        {
            response.Headers["X-Amz-Log-Result"] = log;
        }

        response.ContentLength = result.Payload.Length;
        await response.Body.WriteAsync(result.Payload, context.RequestAborted);
    }

    // The last 4 KB of an invocation's lines, for who asks for them.
    private static string? LogOf(HttpContext context, InvocationResult result) => context.Request.Headers["X-Amz-Log-Type"] == "Tail"
        ? Convert.ToBase64String([.. Encoding.UTF8.GetBytes($"{string.Join('\n', result.Log)}\n").TakeLast(4096)])
        : null;

    private static async Task<byte[]> PayloadAsync(HttpContext context, int limit)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        if (body.Length > limit)
        {
            throw LambdaError.TooLarge($"{limit}");
        }

        if (body.Length == 0)
        {
            return "{}"u8.ToArray();
        }

        try
        {
            using var json = JsonDocument.Parse(body.ToArray());
            return body.ToArray();
        }
        catch (JsonException e)
        {
            throw LambdaError.NotJson(e.Message);
        }
    }
}
