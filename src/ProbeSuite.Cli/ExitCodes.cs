namespace ProbeSuite.Cli;

/// <summary>What the program ends with.</summary>
internal static class ExitCodes
{
    /// <summary>It did what was asked, and nothing disagreed.</summary>
    public const int Agreement = 0;

    /// <summary>Wrong usage, or a broken program.</summary>
    public const int Broken = 1;

    /// <summary>A prediction and an observation disagree, or an assertion does not hold.</summary>
    public const int Disagreement = 2;
}

/// <summary>The command line asks for something that cannot be done. The message says what to write instead.</summary>
internal sealed class UsageException(string message) : Exception(message);
