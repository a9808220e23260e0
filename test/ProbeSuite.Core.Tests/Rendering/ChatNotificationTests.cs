using System.Text;
using System.Text.Json;
using ProbeSuite.Comparison;
using ProbeSuite.Rendering;

namespace ProbeSuite.Tests.Rendering;

public class ChatNotificationTests
{
    private const string Address = "s3://suite/reports/run.json";

    private static Report Broken => SomeReport.Of("""
                        internet database
        no-vpc             o        x
        private-subnet     X        o
        endpoint           x        -
        """).With("private-subnet", "internet", cell => cell with { Fix = "Add a route to the NAT gateway." });

    [Fact]
    public void It_is_as_the_chat_shows_it() => Golden.Matches(
        "Rendering/chat.json", JsonSerializer.Serialize(JsonDocument.Parse(ChatNotification.Of(Broken, "probesuite", Address)).RootElement, Indented));

    [Fact]
    public void A_run_without_news_says_so()
    {
        using var json = JsonDocument.Parse(ChatNotification.Of(SomeReport.Of("       internet\nno-vpc    o"), "probesuite", null));

        Check(json.RootElement);
        Assert.Equal("ProbeSuite eu-west-1: the one cell is as predicted", json.RootElement.GetProperty("content").GetProperty("description").GetString());
    }

    [Theory]
    [InlineData("<!channel> <https://example.com|click>")]
    [InlineData("[click](https://example.com) *bold* `code` ~gone~")]
    [InlineData("\u0007\u202e\n# heading \ud800")]
    public void What_a_server_says_calls_nobody_and_links_nowhere(string text)
    {
        var report = Broken.With("private-subnet", "internet", cell => cell with { Explanation = text, Fix = text });

        var notification = ChatNotification.Of(report, text, text);

        using var json = JsonDocument.Parse(notification);
        Check(json.RootElement);
        Assert.DoesNotContain(notification, letter => letter is '<' or '>' or '`' or '~' || char.IsControl(letter));
        Assert.DoesNotContain("](", notification, StringComparison.Ordinal);
        Assert.DoesNotContain("*bold*", notification, StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_one_cause_is_one_line()
    {
        var report = SomeReport.Of("""
                            internet s3 sqs
            no-vpc             o     o   o
            private-subnet     X     X   o
            """);

        using var json = JsonDocument.Parse(ChatNotification.Of(report, "probesuite", null));
        Assert.Equal(
            "• *private-subnet → internet, s3*: Nothing came back within 3 s, although the configuration lets it pass.",
            json.RootElement.GetProperty("content").GetProperty("description").GetString());
    }

    [Fact]
    public void Its_size_is_bounded()
    {
        var report = SomeReport.Of([.. Enumerable.Range(0, 1000).Select(number => $"t{number}")], new() { ["no-vpc"] = new('X', 1000) });
        var (explanation, fix) = (new string('x', 20_000), new string('漢', 20_000));
        report = report with { Cells = [.. report.Cells.Select(cell => cell with { Explanation = cell.Target[..^1] + explanation, Fix = cell.Target + fix })] };

        var notification = ChatNotification.Of(report, "probesuite", Address);

        Assert.InRange(Encoding.UTF8.GetByteCount(notification), 1000, 30_000);
        using var json = JsonDocument.Parse(notification);
        Check(json.RootElement);
        Assert.Equal(10, json.RootElement.GetProperty("content").GetProperty("nextSteps").GetArrayLength());
        Assert.Contains("and 900 more", notification, StringComparison.Ordinal);
    }

    /// <summary>The published schema of a custom notification: members of other names and types make Amazon Q drop it.</summary>
    /// <seealso href="https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html"/>
    private static void Check(JsonElement json)
    {
        Members(json, "version", "source", "id", "content", "metadata");
        Assert.Equal(("1.0", "custom"), (json.GetProperty("version").GetString(), json.GetProperty("source").GetString()));
        var content = json.GetProperty("content");
        Members(content, "textType", "title", "description", "nextSteps", "keywords");
        Assert.Equal("client-markdown", content.GetProperty("textType").GetString());
        Assert.NotEmpty(content.GetProperty("description").GetString()!);
        Texts(content, "nextSteps", "keywords");
        var metadata = json.GetProperty("metadata");
        Members(metadata, "threadId", "summary", "eventType", "relatedResources", "additionalContext", "enableCustomActions");
        Texts(metadata, "relatedResources");
        Assert.All(metadata.GetProperty("additionalContext").EnumerateObject(), entry => Assert.Equal(JsonValueKind.String, entry.Value.ValueKind));
        Assert.Equal(JsonValueKind.True, metadata.GetProperty("enableCustomActions").ValueKind);
    }

    private static void Members(JsonElement json, params string[] names) => Assert.Equal(names, json.EnumerateObject().Select(member => member.Name));

    private static void Texts(JsonElement json, params string[] lists) => Assert.All(lists, list =>
        Assert.All(json.GetProperty(list).EnumerateArray(), item => Assert.Equal(JsonValueKind.String, item.ValueKind)));

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
