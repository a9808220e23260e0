using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ProbeSuite.Aws.Sns;
using ProbeSuite.Comparison;
using ProbeSuite.Rendering;
using ProbeSuite.Wire;

namespace ProbeSuite.Aggregator.Publishing;

/// <summary>
/// A report as SNS carries it: text for mail, one line for phones, on request a chat program's own form for web hooks, and
/// JSON for everything else (queues, functions), which SNS takes from <c>default</c>. One copy for all of them leaves room for four times as large a matrix.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/sns/latest/dg/sns-send-custom-platform-specific-payloads-mobile-devices.html"/>
internal static class ReportMessage
{
    /// <summary>Bytes that SNS takes in all: message and attributes.</summary>
    /// <seealso href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html"/>
    public const int MostBytes = 262_144;

    /// <summary>Characters of a subject.</summary>
    public const int LongestSubject = 100;

    // JSON inside JSON: every quote that is written as \u0022 would cost six bytes, and then seven.
    private static readonly JavaScriptEncoder Plain = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    private static readonly WireContext Json = new(new JsonSerializerOptions(WireContext.Default.Options) { Encoder = Plain });

    /// <summary>The message, with as little of the report left out as its size demands.</summary>
    /// <param name="report">The report.</param>
    /// <param name="settings">Where it goes, and whose form web hooks want.</param>
    /// <param name="address">Where the whole report is stored; null when it is not.</param>
    public static PublishRequest Of(Report report, AggregatorSettings settings, string? address)
    {
        var chat = settings.Chat == ChatProgram.AmazonQ ? ChatNotification.Of(report, settings.Service, address) : null;
        return ReportCut.Fit(report, address, MostBytes, part => Whole(part, settings.TopicArn, address, chat), SizeOf);
    }

    /// <summary>Bytes of a message as SNS counts them.</summary>
    internal static int SizeOf(PublishRequest message) => Encoding.UTF8.GetByteCount(message.Message) + Encoding.UTF8.GetByteCount(message.Subject ?? "")
        + message.MessageAttributes.Sum(pair =>
            Encoding.UTF8.GetByteCount(pair.Key) + Encoding.UTF8.GetByteCount(pair.Value.DataType) + Encoding.UTF8.GetByteCount(pair.Value.StringValue));

    private static PublishRequest Whole(Report report, string topicArn, string? address, string? chat) => new()
    {
        TopicArn = topicArn,
        MessageStructure = "json",
        Subject = OneLine(ReportText.Subject(report)),
        Message = Bodies(report, address, chat),
        MessageAttributes = Attributes(report),
    };

    // A report that is cut names the address itself.
    private static string Bodies(Report report, string? address, string? chat)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = Plain }))
        {
            json.WriteStartObject();
            json.WriteString("default", JsonSerializer.Serialize(report, Json.Report));
            json.WriteString("email", ReportText.Render(report, report.Cut is null ? address : null));
            json.WriteString("sms", OneLine(ReportText.Subject(report)));
            if (chat is not null)
            {
                json.WriteString("https", chat);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    // A filter policy looks at five keys at most.
    private static Dictionary<string, MessageAttributeValue> Attributes(Report report)
    {
        var attributes = new Dictionary<string, MessageAttributeValue>
        {
            ["verdict"] = new() { DataType = "String", StringValue = report.Summary.Verdict.Word() },
            ["changed"] = new() { DataType = "String", StringValue = report.Summary.ChangedSinceLastRun is [] ? "no" : "yes" },
            ["trigger"] = new() { DataType = "String", StringValue = report.Run.Trigger },
            ["problems"] = new() { DataType = "Number", StringValue = Count(report.Summary).ToString(CultureInfo.InvariantCulture) },
        };
        if (report.Run.Region is { } region)
        {
            attributes["region"] = new() { DataType = "String", StringValue = region };
        }

        return attributes;
    }

    private static int Count(Summary summary) => summary.UnexpectedlyBlocked + summary.UnexpectedlyOpen + summary.NotRun;

    private static string OneLine(string text)
    {
        var line = string.Concat(text.Select(letter => letter is >= ' ' and <= '~' ? letter : '?')).Trim();
        return line.Length <= LongestSubject ? line : $"{line[..(LongestSubject - 3)]}...";
    }
}
