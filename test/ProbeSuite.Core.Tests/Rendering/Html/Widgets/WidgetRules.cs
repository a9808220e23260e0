using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace ProbeSuite.Tests.Rendering.Html.Widgets;

/// <summary>What CloudWatch demands of a custom widget's HTML, and shows nothing, or shows it wrongly, where it is not so.</summary>
/// <seealso href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/add_custom_widget_dashboard_security.html"/>
/// <seealso href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/add_custom_widget_dashboard_interactivity.html"/>
internal static class WidgetRules
{
    private static readonly string[] Forbidden = ["script", "iframe", "frame", "frameset", "object", "use", "embed", "applet", "base", "meta", "link"];
    private static readonly string[] Known = ["action", "confirmation", "display", "endpoint", "event"];

    /// <summary>The widget's elements; fails where they break a rule. Stricter than a browser, for every element must be closed.</summary>
    public static XElement Check(string html)
    {
        var widget = XElement.Parse($"<widget>{html}</widget>", LoadOptions.PreserveWhitespace);
        Assert.All(widget.Descendants(), element =>
        {
            Assert.DoesNotContain(element.Name.LocalName, Forbidden);
            Assert.All(element.Attributes(), attribute =>
            {
                Assert.False(attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase), $"{attribute} is a script");
                Assert.DoesNotContain("javascript:", attribute.Value, StringComparison.OrdinalIgnoreCase);
                Assert.False(attribute.Name.LocalName is "src" or "srcset" or "background" or "formaction", $"{attribute} loads something");
            });
        });
        Assert.All(widget.Descendants("cwdb-action"), Action);
        return widget;
    }

    private static void Action(XElement action)
    {
        Assert.All(action.Attributes(), attribute => Assert.Contains(attribute.Name.LocalName, Known));
        Assert.Equal("a", action.ElementsBeforeSelf().LastOrDefault()?.Name.LocalName);
        Assert.Contains((string?)action.Attribute("display"), new[] { null, "popup", "widget" });
        Assert.Contains((string?)action.Attribute("event"), new[] { null, "click", "dblclick" });
        Assert.NotEqual("", (string?)action.Attribute("confirmation"));
        Assert.Equal("call", (string?)action.Attribute("action"));
        Assert.Matches("^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9-_]+$", (string)action.Attribute("endpoint")!);
        Assert.IsType<JsonObject>(JsonNode.Parse(action.Value));
    }
}
