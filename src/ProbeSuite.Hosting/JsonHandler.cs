using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ProbeSuite.Hosting;

/// <summary>Turns a function over values into a <see cref="LambdaHandler"/> over JSON.</summary>
public static class JsonHandler
{
    /// <summary>A handler that reads its event and writes its answer by source-generated contracts.</summary>
    /// <param name="handle">What the function does.</param>
    /// <param name="input">The contract of the event. An event that breaks it is an <see cref="InvalidEventException"/>.</param>
    /// <param name="output">The contract of the answer.</param>
    public static LambdaHandler Of<TIn, TOut>(
        Func<TIn, ILambdaContext, CancellationToken, Task<TOut>> handle,
        JsonTypeInfo<TIn> input,
        JsonTypeInfo<TOut> output) =>
        async (bytes, context, cancellation) =>
            JsonSerializer.SerializeToUtf8Bytes(await handle(Read(bytes.Span, input), context, cancellation), output);

    private static T Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> contract)
    {
        try
        {
            return JsonSerializer.Deserialize(json, contract)
                ?? throw new InvalidEventException("The event is null; send a JSON object.");
        }
        catch (JsonException e)
        {
            throw new InvalidEventException($"The event is not the JSON that this function expects{Place(e)}: {Reason(e)}");
        }
        catch (NotSupportedException e)
        {
            // How the serializer reports a missing or unknown type discriminator.
            throw new InvalidEventException($"The event is not the JSON that this function expects: {e.Message}");
        }
    }

    private static string Place(JsonException e) => e.LineNumber is { } line
        ? $", at {e.Path ?? "$"} (line {line + 1}, byte {e.BytePositionInLine + 1})"
        : "";

    // The serializer appends the place in words of its own.
    private static string Reason(JsonException e) =>
        e.Message.IndexOf(" Path: ", StringComparison.Ordinal) is > 0 and var end ? e.Message[..end]
        : e.Message.IndexOf(" LineNumber: ", StringComparison.Ordinal) is > 0 and var cut ? e.Message[..cut]
        : e.Message;
}
