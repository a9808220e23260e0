using System.IO.Enumeration;

namespace ProbeSuite.Cli.Expectations;

/// <summary>Names in which a <c>*</c> stands for anything.</summary>
internal static class Likeness
{
    public static bool IsPattern(string name) => name.Contains('*', StringComparison.Ordinal);

    public static bool Fits(string pattern, string name) =>
        pattern == name || (IsPattern(pattern) && FileSystemName.MatchesSimpleExpression(pattern.Replace("\\", "\\\\", StringComparison.Ordinal), name, ignoreCase: false));
}
