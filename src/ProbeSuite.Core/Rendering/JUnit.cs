using System.Globalization;
using System.Xml.Linq;

namespace ProbeSuite.Rendering;

/// <summary>Answers in the XML that CI servers show.</summary>
public static class JUnit
{
    /// <summary>A document of one suite. Characters that XML does not know, or nobody can see, are replaced.</summary>
    public static string Render(IReadOnlyCollection<JUnitCase> cases)
    {
        var suite = new XElement("testsuite",
            new XAttribute("name", "probesuite"),
            new XAttribute("tests", cases.Count),
            new XAttribute("failures", cases.Count(test => test.Verdict == JUnitVerdict.Failed)),
            new XAttribute("skipped", cases.Count(test => test.Verdict == JUnitVerdict.Skipped)),
            cases.Select(Case));
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{new XElement("testsuites", suite)}\n";
    }

    private static XElement Case(JUnitCase test) => new("testcase",
        new XAttribute("classname", Harmless.Line(test.ClassName)),
        new XAttribute("name", Harmless.Line(test.Name)),
        test.Milliseconds is { } milliseconds ? new XAttribute("time", (milliseconds / 1000).ToString("0.000", CultureInfo.InvariantCulture)) : null,
        test.Verdict switch
        {
            JUnitVerdict.Failed => new XElement("failure", Message(test), new XAttribute("type", test.Type ?? "failure"), test.Details is { } details ? Lines(details) : null),
            JUnitVerdict.Skipped => new XElement("skipped", Message(test)),
            _ => null,
        });

    private static XAttribute Message(JUnitCase test) => new("message", Harmless.Line(test.Message ?? ""));

    private static string Lines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Harmless.Line));
}

/// <summary>One answer.</summary>
/// <param name="ClassName">What it is grouped by.</param>
/// <param name="Name">Its name in the group.</param>
/// <param name="Verdict">How it turned out.</param>
/// <param name="Message">Why, in a sentence; null when there is nothing to say.</param>
public sealed record JUnitCase(string ClassName, string Name, JUnitVerdict Verdict, string? Message = null)
{
    /// <summary>A failure's sort in a word; null for none.</summary>
    public string? Type { get; init; }

    /// <summary>A failure's further lines; null for none.</summary>
    public string? Details { get; init; }

    /// <summary>How long it took; null when that means nothing.</summary>
    public double? Milliseconds { get; init; }
}

/// <summary>How a test turned out.</summary>
public enum JUnitVerdict
{
    /// <summary>As it should.</summary>
    Passed,

    /// <summary>Otherwise; it ends a build.</summary>
    Failed,

    /// <summary>Not at all.</summary>
    Skipped,
}
