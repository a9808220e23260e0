using System.Net;
using System.Text;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.EventStreams;
using Amazon.Runtime.EventStreams.Internal;

namespace ProbeSuite.Aws.Lambda;

/// <summary>
/// The events of a streamed invocation: <see cref="InvokeResponseStreamUpdate"/> until all was said, then one
/// <see cref="InvokeWithResponseStreamCompleteEvent"/>. They can be read once.
/// </summary>
/// <param name="stream">The body of Lambda's answer.</param>
public sealed class InvokeWithResponseStreamResponseEvent(Stream stream) : IAsyncEnumerable<IEventStreamEvent>, IDisposable
{
    private const int LongestRead = 16 * 1024;

    /// <summary>Reads event after event as they come.</summary>
    /// <exception cref="AmazonLambdaException">Lambda broke off with an error.</exception>
    /// <exception cref="AmazonClientException">The stream ended before its last event, or is none.</exception>
    public async IAsyncEnumerator<IEventStreamEvent> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var events = new Queue<IEventStreamEvent>();
        var decoder = new EventStreamDecoder();
        decoder.MessageReceived += (_, received) => Read(received.Message, events);
        var buffer = new byte[LongestRead];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            Decode(decoder, buffer, count);
            while (events.TryDequeue(out var next))
            {
                yield return next;
                if (next is InvokeWithResponseStreamCompleteEvent)
                {
                    yield break;
                }
            }
        }

        throw new AmazonClientException("Lambda's answer broke off before its end");
    }

    /// <summary>Gives the connection back.</summary>
    public void Dispose() => stream.Dispose();

    private static void Decode(EventStreamDecoder decoder, byte[] buffer, int count)
    {
        try
        {
            decoder.ProcessData(buffer, 0, count);
        }
        catch (Exception e) when (e is not AmazonServiceException)
        {
            throw new AmazonClientException($"Lambda's answer is no stream of events: {e.Message}", e);
        }
    }

    // Events of other names may come to the API; they are not for us.
    private static void Read(EventStreamMessage message, Queue<IEventStreamEvent> events)
    {
        switch (Header(":message-type"), Header(":event-type"))
        {
            case ("event", "PayloadChunk"):
                events.Enqueue(new InvokeResponseStreamUpdate { Payload = new(message.Payload) });
                break;
            case ("event", "InvokeComplete"):
                using (var json = JsonDocument.Parse(message.Payload))
                {
                    events.Enqueue(new InvokeWithResponseStreamCompleteEvent
                    {
                        ErrorCode = json.RootElement.Text("ErrorCode"),
                        ErrorDetails = json.RootElement.Text("ErrorDetails"),
                        LogResult = json.RootElement.Text("LogResult"),
                    });
                }

                break;
            case ("exception" or "error", _):
                var text = Header(":error-message") ?? Encoding.UTF8.GetString(message.Payload);
                throw new AmazonLambdaException(text, null, ErrorType.Unknown, Header(":exception-type") ?? "", "", HttpStatusCode.OK);
        }

        string? Header(string name) => message.Headers.TryGetValue(name, out var header) ? header.AsString() : null;
    }
}
