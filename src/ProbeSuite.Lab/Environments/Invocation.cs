using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace ProbeSuite.Lab.Environments;

/// <summary>One event on its way to a function.</summary>
/// <param name="RequestId">A UUID.</param>
/// <param name="Payload">The event, JSON in UTF-8.</param>
/// <param name="TraceId">The X-Ray header that the function is given.</param>
/// <param name="ClientContext">What a mobile application tells of itself, as JSON; null for any other caller.</param>
public sealed record Invocation(string RequestId, ReadOnlyMemory<byte> Payload, string TraceId, string? ClientContext = null)
{
    /// <summary>Takes the parts of an answer that the function streams, as they come; null where all of it is wanted at once.</summary>
    public Func<ReadOnlyMemory<byte>, Task>? Parts { get; init; }

    /// <summary>An invocation with ids of its own.</summary>
    public static Invocation Of(ReadOnlyMemory<byte> payload, DateTimeOffset now, string? clientContext = null) => new(
        $"{Guid.NewGuid()}",
        payload,
        $"Root=1-{now.ToUnixTimeSeconds():x8}-{$"{ActivityTraceId.CreateRandom()}"[..24]};Parent={ActivitySpanId.CreateRandom()};Sampled=0",
        clientContext);
}

/// <summary>What came of an invocation.</summary>
/// <param name="RequestId">The invocation's id.</param>
/// <param name="Payload">The function's answer, as far as it was not taken in parts, or the description of its error.</param>
/// <param name="FunctionError"><c>Unhandled</c>, or the type of error with which a streamed answer ended; null when the function answered.</param>
/// <param name="Log">The invocation's log lines, with those of Lambda itself.</param>
public sealed record InvocationResult(string RequestId, ReadOnlyMemory<byte> Payload, string? FunctionError, IReadOnlyList<string> Log)
{
    /// <summary>The payload as text.</summary>
    public string Text => Encoding.UTF8.GetString(Payload.Span);

    /// <summary>The payload with which Lambda describes an error that the function did not describe itself.</summary>
    /// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html"/>
    internal static byte[] Describe(string type, string message)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("errorType", type);
            json.WriteString("errorMessage", message);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
