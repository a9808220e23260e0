using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ProbeSuite.Comparison;

namespace ProbeSuite.Rendering;

/// <summary>
/// A report as a custom notification of Amazon Q Developer in chat applications, which brings it to Slack and Teams. A
/// message of any other form it drops without a word.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html"/>
public static class ChatNotification
{
    private const int MostItems = 10;
    private const int LongestItem = 250;

    /// <summary>Room for an explanation, at whose end stands where to look.</summary>
    private const int LongestSentence = 500;

    /// <summary>The notification as JSON. Its size does not depend on the report's.</summary>
    /// <param name="report">The report.</param>
    /// <param name="service">The suite's name: notifications of one suite and Region stand in one thread.</param>
    /// <param name="address">Where the whole report is stored; null when it is not.</param>
    public static string Of(Report report, string service, string? address)
    {
        var news = report.Cells.Where(cell => !cell.Agreement.IsAsPredicted()).ToArray();
        var summary = Plain(ReportText.Subject(report).Replace("->", "→", StringComparison.Ordinal));
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("version", "1.0");
            json.WriteString("source", "custom");
            json.WriteString("id", Plain(report.Run.Id));
            json.WriteStartObject("content");
            json.WriteString("textType", "client-markdown");
            json.WriteString("title", summary);
            json.WriteString("description", Description(report, news));
            Write(json, "nextSteps", [.. news.Select(cell => cell.Fix).OfType<string>(), .. address is null ? [] : new[] { $"The whole report: {address}" }]);
            Write(json, "keywords", [report.Summary.Verdict.Word(), report.Run.Trigger, .. report.Run.Region is { } region ? [region] : Array.Empty<string>()]);
            json.WriteEndObject();
            json.WriteStartObject("metadata");
            json.WriteString("threadId", Plain($"{service}-{report.Run.Region}"));
            json.WriteString("summary", summary);
            json.WriteString("eventType", "probesuite-run");
            Write(json, "relatedResources", [.. report.Placements.Where(placement => news.Any(cell => cell.Placement == placement.Name)).Select(placement => placement.Function)]);
            json.WriteStartObject("additionalContext");
            json.WriteString("verdict", report.Summary.Verdict.Word());
            json.WriteString("run", Plain(report.Run.Id));
            json.WriteString("account", Plain(report.Run.Account ?? "not known"));
            json.WriteEndObject();
            json.WriteBoolean("enableCustomActions", true);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static string Description(Report report, Cell[] news)
    {
        var causes = SharedCause.Of(news).ToArray();
        var names = new CellRemarks(report);
        string[] lines =
        [
            .. causes.Take(MostItems).Select(cause => $"• *{Plain(names.Names(cause.Cells))}*: {Plain(cause.Sentence, LongestSentence)}"),
            .. causes.Length > MostItems ? [$"and {causes.Skip(MostItems).Sum(cause => cause.Cells.Count)} more"] : Array.Empty<string>(),
            .. (report.Summary.ChangedSinceLastRun ?? []).Take(MostItems).Select(change => $"Changed: {Plain(change)}"),
        ];
        return lines is [] ? Plain(ReportText.Subject(report)) : string.Join('\n', lines);
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items.Distinct(StringComparer.Ordinal).Take(MostItems))
        {
            json.WriteStringValue(Plain(item));
        }

        json.WriteEndArray();
    }

    // What a server wrote must neither call a whole channel (<!channel>) nor pass for a link or a heading.
    private static string Plain(string text, int longest = LongestItem)
    {
        var line = Harmless.Line(text.Length <= longest ? text : $"{text[..longest]}…");
        return string.Concat(line.Select(letter => letter switch
        {
            '<' => '‹',
            '>' => '›',
            '*' => '∗',
            '~' => '∼',
            '`' => '′',
            '[' => '(',
            ']' => ')',
            _ => letter,
        }));
    }
}
