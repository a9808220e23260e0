using System.Xml.Linq;

namespace ProbeSuite.Cli.Expectations;

/// <summary>Assertions in the XML that CI servers show.</summary>
internal static class JUnit
{
    public static XDocument Of(IReadOnlyList<Assertion> assertions) => new(
        new XElement("testsuites",
            new XElement("testsuite",
                new XAttribute("name", "probesuite"),
                new XAttribute("tests", assertions.Count),
                new XAttribute("failures", assertions.Count(IsFailure)),
                new XAttribute("skipped", assertions.Count(assertion => assertion.Verdict == AssertionVerdict.Excepted)),
                assertions.Select(Case))));

    /// <summary>Whether it ends a build.</summary>
    public static bool IsFailure(Assertion assertion) => assertion.Verdict is AssertionVerdict.Broken or AssertionVerdict.Unknown;

    private static XElement Case(Assertion assertion) => new("testcase",
        new XAttribute("classname", assertion.From),
        new XAttribute("name", assertion.Expectation),
        IsFailure(assertion) ? new XElement("failure", new XAttribute("message", assertion.Why ?? ""), new XAttribute("type", assertion.Verdict == AssertionVerdict.Unknown ? "unknown" : "broken"))
        : assertion.Verdict == AssertionVerdict.Excepted ? new XElement("skipped", new XAttribute("message", assertion.Why ?? ""))
        : null);
}
