using System.Text;
using ProbeSuite.Aggregator.Widgets;

namespace ProbeSuite.Aggregator.Tests.Widgets;

public class WidgetEventTests
{
    [Theory]
    [InlineData("""{"describe":true}""", "describe")]
    [InlineData("""{"widgetContext":{"theme":"dark"}}""", "dark")]
    [InlineData("""{"widgetContext":{"theme":"light","params":{"show":"problems"}},"show":"problems"}""", "news")]
    [InlineData("""{"action":"run","widgetContext":{}}""", "run")]
    [InlineData("""{"action":"probe","placement":"no-vpc","target":"s3","widgetContext":{"forms":{"all":{"placement":"endpoint","target":"https://other/"}}}}""", "probe no-vpc s3")]
    [InlineData("""{"action":"probe","widgetContext":{"forms":{"all":{"placement":"endpoint","target":" https://example.com/ "}}}}""", "probe endpoint https://example.com/")]
    [InlineData("""{"action":"probe","widgetContext":{"forms":{"all":{"placement":"endpoint","target":" "}}}}""", "probe endpoint")]
    [InlineData("""{"describe":"yes","action":7,"placement":null,"widgetContext":"none","show":["problems"]}""", "")]
    [InlineData("[]", "")]
    [InlineData("", "")]
    [InlineData("{\"action\":", "")]
    public void What_is_asked_is_read_and_the_rest_counts_as_not_said(string json, string understood)
    {
        var asked = WidgetEvent.Read(Encoding.UTF8.GetBytes(json));

        string?[] words = [asked.Describe ? "describe" : null, asked.IsDark ? "dark" : null, asked.OnlyNews ? "news" : null, asked.Action, asked.Placement, asked.Target];
        Assert.Equal(understood, string.Join(' ', words.OfType<string>()));
    }
}
