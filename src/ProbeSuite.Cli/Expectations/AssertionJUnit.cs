using ProbeSuite.Rendering;

namespace ProbeSuite.Cli.Expectations;

/// <summary>Assertions as test results.</summary>
internal static class AssertionJUnit
{
    /// <summary>The XML.</summary>
    public static string Render(IReadOnlyList<Assertion> assertions) => JUnit.Render([.. assertions.Select(Case)]);

    /// <summary>Whether it ends a build.</summary>
    public static bool IsFailure(Assertion assertion) => assertion.Verdict is AssertionVerdict.Broken or AssertionVerdict.Unknown;

    private static JUnitCase Case(Assertion assertion) => new(
        assertion.From,
        assertion.Expectation,
        IsFailure(assertion) ? JUnitVerdict.Failed : assertion.Verdict == AssertionVerdict.Excepted ? JUnitVerdict.Skipped : JUnitVerdict.Passed,
        assertion.Why)
    {
        Type = assertion.Verdict == AssertionVerdict.Unknown ? "unknown" : "broken",
    };
}
