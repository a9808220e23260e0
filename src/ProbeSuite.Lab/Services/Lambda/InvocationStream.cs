using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ProbeSuite.Lab.Environments;

namespace ProbeSuite.Lab.Services.Lambda;

/// <summary>The answer to <c>InvokeWithResponseStream</c>: an event for each part of the function's answer, and one at the end.</summary>
/// <param name="response">Where it goes.</param>
/// <param name="requestId">The invocation.</param>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/api/API_InvokeWithResponseStream.html"/>
internal sealed class InvocationStream(HttpResponse response, string requestId) : IDisposable
{
    private const int LargestPart = 1024 * 1024;

    // A function that Lambda has given up on may still be sending.
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private bool _ended;

    /// <summary>Sends a part of the answer.</summary>
    public Task SendAsync(ReadOnlyMemory<byte> part) => SendAsync(EventMessage.Of("PayloadChunk", "application/octet-stream", part.Span), isLast: false);

    /// <summary>Sends what is left of the answer, or why it is missing, and the end.</summary>
    /// <param name="result">What came of the invocation.</param>
    /// <param name="log">The end of its log in Base64; null when nobody asked for it.</param>
    public async Task EndAsync(InvocationResult result, string? log)
    {
        for (var rest = result.FunctionError is null ? result.Payload : default; rest.Length > 0; rest = rest[Math.Min(LargestPart, rest.Length)..])
        {
            await SendAsync(rest[..Math.Min(LargestPart, rest.Length)]);
        }

        var end = new JsonObject();
        if (result.FunctionError is { } error)
        {
            end["ErrorCode"] = error;
            end["ErrorDetails"] = result.Text;
        }

        if (log is not null)
        {
            end["LogResult"] = log;
        }

        await SendAsync(EventMessage.Of("InvokeComplete", "application/json", Encoding.UTF8.GetBytes(end.ToJsonString())), isLast: true);
    }

    /// <inheritdoc/>
    public void Dispose() => _oneAtATime.Dispose();

    private async Task SendAsync(byte[] message, bool isLast)
    {
        await _oneAtATime.WaitAsync();
        try
        {
            if (_ended)
            {
                return;
            }

            if (!response.HasStarted)
            {
                response.ContentType = "application/vnd.amazon.eventstream";
                response.Headers["x-amzn-RequestId"] = requestId;
                response.Headers["X-Amz-Executed-Version"] = "$LATEST";
            }

            _ended = isLast;
            await response.Body.WriteAsync(message);
            await response.Body.FlushAsync();
        }
        finally
        {
            _oneAtATime.Release();
        }
    }
}
