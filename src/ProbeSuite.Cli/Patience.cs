using ProbeSuite.Targets;

namespace ProbeSuite.Cli;

/// <summary>How long a check may take, as the command line says it with <c>--patience</c>.</summary>
internal static class Patience
{
    /// <summary>The time; null where none is given.</summary>
    /// <exception cref="UsageException">It is no time, or too short or too long.</exception>
    public static TimeSpan? Read(string? text) =>
        text is null ? null
        : Durations.TryParse(text, out var time) && time.TotalMilliseconds is >= 10 and <= 900_000 ? time
        : throw new UsageException($"--patience {text}: write a time between 10ms and 15min, such as 3s or 500ms");
}
