using System.Globalization;
using System.Net.Mime;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace ProbeSuite.Lab.Environments;

/// <summary>The HTTP interface by which a runtime takes events and hands back answers.</summary>
/// <param name="function">The function that polls.</param>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html"/>
internal sealed class RuntimeApi(LabFunction function)
{
    /// <summary>Bytes that an answer may have: 6 MB and a little for the envelope.</summary>
    public const int LongestAnswer = (6 * 1024 * 1024) + 100;

    // Lambda's own server is Go's, which sends what exceeds its buffer in chunks.
    private const int LongestUnchunked = 2048;
    private const string Root = "/2018-06-01/runtime/";

    private readonly Channel<Delivery> _waiting = Channel.CreateUnbounded<Delivery>();
    private readonly TaskCompletionSource _polled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<byte[]> _initError = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Delivery? _delivered;

    /// <summary>Ends with the first poll: the function has started.</summary>
    public Task Polled => _polled.Task;

    /// <summary>Ends when the runtime says that it cannot start, with what it says.</summary>
    public Task<byte[]> InitError => _initError.Task;

    /// <summary>Hands an event to the next poll, and waits for the answer.</summary>
    public Task<RuntimeAnswer> DeliverAsync(Invocation invocation, DateTimeOffset deadline)
    {
        var delivery = new Delivery(invocation, deadline);
        _waiting.Writer.TryWrite(delivery);
        return delivery.Answer.Task;
    }

    /// <summary>Answers the runtime.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        switch (context.Request.Method, path.StartsWith(Root, StringComparison.Ordinal) ? path[Root.Length..].Split('/') : [])
        {
            case ("GET", ["invocation", "next"]):
                await NextAsync(context);
                break;
            case ("POST", ["invocation", var id, "response"]) when IsStreamed(context):
                await TakePartsAsync(context, id);
                break;
            case ("POST", ["invocation", var id, "response"]):
                await TakeAsync(context, id, error: null);
                break;
            case ("POST", ["invocation", var id, "error"]):
                await TakeAsync(context, id, RuntimeAnswer.Unhandled);
                break;
            case ("POST", ["init", "error"]):
                _initError.TrySetResult(await BodyAsync(context));
                await ReplyAsync(context, StatusCodes.Status202Accepted, """{"status":"OK"}""");
                break;
            default:
                await ReplyAsync(context, StatusCodes.Status404NotFound, "404 page not found");
                break;
        }
    }

    private async Task NextAsync(HttpContext context)
    {
        _polled.TrySetResult();
        var delivery = _delivered = await _waiting.Reader.ReadAsync(context.RequestAborted);
        var (response, invocation) = (context.Response, delivery.Invocation);
        response.ContentType = MediaTypeNames.Application.Json;
        response.Headers["Lambda-Runtime-Aws-Request-Id"] = invocation.RequestId;
        response.Headers["Lambda-Runtime-Deadline-Ms"] = delivery.Deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        response.Headers["Lambda-Runtime-Invoked-Function-Arn"] = function.Arn;
        response.Headers["Lambda-Runtime-Trace-Id"] = invocation.TraceId;
        if (invocation.ClientContext is { } client)
        {
            response.Headers["Lambda-Runtime-Client-Context"] = client;
        }

        if (invocation.Payload.Length <= LongestUnchunked)
        {
            response.ContentLength = invocation.Payload.Length;
        }

        await response.Body.WriteAsync(invocation.Payload, context.RequestAborted);
    }

    private async Task TakeAsync(HttpContext context, string id, string? error)
    {
        var body = await BodyAsync(context);
        if (await EndAsync(context, id) is not { } delivery)
        {
            return;
        }

        if (body.Length > LongestAnswer)
        {
            await ReplyAsync(
                context,
                StatusCodes.Status413RequestEntityTooLarge,
                $$"""{"errorMessage":"Exceeded maximum allowed payload size ({{LongestAnswer}} bytes).","errorType":"RequestEntityTooLarge"}""");
            delivery.Answer.TrySetResult(new(InvocationResult.Describe(
                "Function.ResponseSizeTooLarge", $"Response payload size exceeded maximum allowed payload size ({LongestAnswer} bytes)."), RuntimeAnswer.Unhandled));
            return;
        }

        await ReplyAsync(context, StatusCodes.Status202Accepted, """{"status":"OK"}""");
        delivery.Answer.TrySetResult(new(body, error));
    }

    private static bool IsStreamed(HttpContext context) =>
        string.Equals(context.Request.Headers["Lambda-Runtime-Function-Response-Mode"], "streaming", StringComparison.OrdinalIgnoreCase);

    // Hands an answer on while the function makes it; who does not take parts gets the whole.
    private async Task TakePartsAsync(HttpContext context, string id)
    {
        if (await EndAsync(context, id) is not { } delivery)
        {
            return;
        }

        // Between two parts a function may be silent for longer than a server suffers it of other clients.
        context.Features.GetRequiredFeature<IHttpMinRequestBodyDataRateFeature>().MinDataRate = null;
        using var whole = new MemoryStream();
        var take = delivery.Invocation.Parts ?? (part => whole.WriteAsync(part, context.RequestAborted).AsTask());
        var buffer = new byte[64 * 1024];
        while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) is > 0 and var count)
        {
            await take(buffer.AsMemory(0, count));
        }

        var (error, description) = ((string?)context.Request.GetTrailer("Lambda-Runtime-Function-Error-Type"), context.Request.GetTrailer("Lambda-Runtime-Function-Error-Body"));
        await ReplyAsync(context, StatusCodes.Status202Accepted, """{"status":"OK"}""");
        delivery.Answer.TrySetResult(error is null ? new(whole.ToArray(), null) : new(Convert.FromBase64String($"{description}"), error));
    }

    // The event that the runtime is at work on, which from now on it is not; null, and a refusal, when that is another.
    private async Task<Delivery?> EndAsync(HttpContext context, string id)
    {
        if (_delivered is not { } delivery || delivery.Invocation.RequestId != id)
        {
            await ReplyAsync(
                context, StatusCodes.Status400BadRequest, """{"errorMessage":"Invalid request ID","errorType":"InvalidRequestID"}""");
            return null;
        }

        _delivered = null;
        return delivery;
    }

    private static async Task<byte[]> BodyAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.ToArray();
    }

    private static Task ReplyAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = MediaTypeNames.Application.Json;
        context.Response.ContentLength = Encoding.UTF8.GetByteCount(text);
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    private sealed record Delivery(Invocation Invocation, DateTimeOffset Deadline)
    {
        public TaskCompletionSource<RuntimeAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>What a runtime handed back.</summary>
/// <param name="Payload">The answer as far as nobody took it in parts, or the description of an error.</param>
/// <param name="Error"><see cref="Unhandled"/>, or the type of error with which a streamed answer ended; null for none.</param>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html#runtimes-custom-response-streaming"/>
internal sealed record RuntimeAnswer(byte[] Payload, string? Error)
{
    /// <summary>An error that was told in place of an answer.</summary>
    public const string Unhandled = "Unhandled";
}
