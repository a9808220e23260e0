using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ProbeSuite.Hosting.Logging;

/// <summary>Turns an entry into one line of JSON. Whatever is logged, it is one line, valid, and within bounds.</summary>
/// <remarks>
/// CloudWatch takes events of 256 KB in every Region (1 MB in newer documents), and cuts longer ones, which are JSON no
/// more. A control character takes six bytes, so a text of <see cref="LongestText"/> has at most 48 KB; own keys and
/// inner exceptions stop at <see cref="Budget"/>.
/// </remarks>
/// <seealso href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html"/>
internal static class LogLine
{
    /// <summary>Characters of one text that are kept.</summary>
    public const int LongestText = 8 * 1024;

    /// <summary>Bytes after which no own key and no inner exception is begun.</summary>
    public const int Budget = 100 * 1024;

    private const int LongestKey = 200;
    private const int LongestList = 100;

    // Quotes and letters of other languages stay readable; control characters are escaped all the same.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line in UTF-8, with its line feed.</summary>
    public static ReadOnlySpan<byte> Render(LogEntry entry, ReadOnlySpan<(string Key, object? Value)> keys)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            json.WriteString("level", entry.Level.ToString());
            json.WriteString("message", Bounded(entry.Message));
            json.WriteString("timestamp", entry.Timestamp.UtcDateTime);
            json.WriteString("service", Bounded(entry.Service));
            json.WriteBoolean("cold_start", entry.ColdStart);
            WriteContext(json, entry.Context);
            json.WriteString("name", Bounded(entry.Name));
            WriteOwn(json, keys);
            if (entry.Exception is not null)
            {
                json.WritePropertyName("exception");
                Write(json, entry.Exception);
            }

            json.WriteEndObject();
        }

        bytes.Write("\n"u8);
        return bytes.WrittenSpan;
    }

    private static void WriteContext(Utf8JsonWriter json, ILambdaContext? context)
    {
        if (context is null)
        {
            return;
        }

        json.WriteString("function_name", Bounded(context.FunctionName));
        json.WriteString("function_version", Bounded(context.FunctionVersion));
        json.WriteNumber("function_memory_size", context.MemoryLimitInMB);
        json.WriteString("function_arn", Bounded(context.InvokedFunctionArn));
        json.WriteString("function_request_id", Bounded(context.AwsRequestId));
        if (context.TraceId is { } trace)
        {
            json.WriteString("xray_trace_id", Bounded(trace.Split(';')[0].Replace("Root=", "", StringComparison.Ordinal)));
        }
    }

    private static void WriteOwn(Utf8JsonWriter json, ReadOnlySpan<(string Key, object? Value)> keys)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            if (Written(json) > Budget)
            {
                json.WriteNumber("keys_left_out", keys.Length - i);
                return;
            }

            json.WritePropertyName(Own(keys[i].Key));
            Write(json, keys[i].Value);
        }
    }

    private static string Own(string key) => key is
        "level" or "message" or "timestamp" or "service" or "cold_start" or "name" or "exception" or "xray_trace_id"
        or "function_name" or "function_version" or "function_memory_size" or "function_arn" or "function_request_id"
        or "keys_left_out"
        ? key + "_"
        : Bounded(key, LongestKey);

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case DateTimeOffset moment:
                json.WriteStringValue(moment.UtcDateTime);
                break;
            case IEnumerable<string> texts:
                Write(json, texts);
                break;
            case IFormattable formattable:
                json.WriteStringValue(Bounded(formattable.ToString(null, CultureInfo.InvariantCulture)));
                break;
            default:
                json.WriteStringValue(Bounded(value.ToString() ?? ""));
                break;
        }
    }

    private static void Write(Utf8JsonWriter json, IEnumerable<string> texts)
    {
        json.WriteStartArray();
        foreach (var text in texts.Take(LongestList).TakeWhile(_ => Written(json) <= Budget))
        {
            json.WriteStringValue(Bounded(text));
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Exception exception)
    {
        json.WriteStartObject();
        json.WriteString("type", Bounded(exception.GetType().FullName ?? exception.GetType().Name));
        json.WriteString("message", Bounded(exception.Message));
        json.WriteString("source", exception.Source is { } source ? Bounded(source) : null);
        json.WriteString("stack_trace", exception.StackTrace is { } trace ? Bounded(trace) : null);
        if (exception.InnerException is { } inner && Written(json) <= Budget && json.CurrentDepth < 20)
        {
            json.WritePropertyName("inner_exception");
            Write(json, inner);
        }

        json.WriteEndObject();
    }

    private static long Written(Utf8JsonWriter json) => json.BytesCommitted + json.BytesPending;

    private static string Bounded(string text, int longest = LongestText) => text.Length <= longest
        ? text
        : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest), "…");
}
