using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ProbeSuite.Hosting.Runtime;

/// <summary>A failure in the form in which Lambda hands it to the caller.</summary>
/// <param name="Type">A short name, letters, digits and dots.</param>
/// <param name="Message">One sentence or more for a person.</param>
/// <param name="StackTrace">One line per frame; empty when the mistake is not the program's.</param>
/// <param name="Cause">The failure below; null at the root.</param>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html#runtimes-api-invokeerror"/>
internal sealed record ErrorReport(string Type, string Message, IReadOnlyList<string> StackTrace, ErrorReport? Cause)
{
    // An error must never itself break Lambda's limits: at most this many causes, characters and frames.
    private const int MostCauses = 10;
    private const int LongestMessage = 32 * 1024;
    private const int MostFrames = 200;

    // A header has to carry it, whose length servers limit at 8 KB and more.
    private const int LongestBriefMessage = 1024;

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ErrorReport Of(Exception exception) => Of(exception, MostCauses);

    /// <summary>Type and message alone, short enough for a header.</summary>
    public ErrorReport Brief => new(Type, Cut(Message, LongestBriefMessage), [], null);

    public byte[] ToJson()
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            Write(json);
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static ErrorReport Of(Exception exception, int depth) => new(
        Name(exception),
        Cut(exception.Message, LongestMessage),
        exception is InvalidEventException or ResponseTooLargeException ? [] : Frames(exception.StackTrace),
        depth > 0 && exception.InnerException is { } inner ? Of(inner, depth - 1) : null);

    private static string Cut(string text, int longest) => text.Length > longest ? text[..longest] + "…" : text;

    // Lambda has names of its own for two of them; a generic type's name ends in `1.
    private static string Name(Exception exception) => exception switch
    {
        ResponseTooLargeException => "Function.ResponseSizeTooLarge",
        _ => exception.GetType().Name.Split('`')[0],
    };

    private static string[] Frames(string? stackTrace) =>
        [.. (stackTrace ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostFrames)];

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("errorType", Type);
        json.WriteString("errorMessage", Message);
        json.WriteStartArray("stackTrace");
        foreach (var frame in StackTrace)
        {
            json.WriteStringValue(frame);
        }

        json.WriteEndArray();
        if (Cause is not null)
        {
            json.WritePropertyName("cause");
            Cause.Write(json);
        }

        json.WriteEndObject();
    }
}
