namespace ProbeSuite.Hosting.Logging;

/// <summary>How much a line matters, rising. Names are those of Microsoft.Extensions.Logging.</summary>
public enum LogLevel
{
    /// <summary>Every detail.</summary>
    Trace,

    /// <summary>What helps whoever changes the program.</summary>
    Debug,

    /// <summary>What happened.</summary>
    Information,

    /// <summary>Something is odd, and the work went on.</summary>
    Warning,

    /// <summary>An invocation failed.</summary>
    Error,

    /// <summary>The function cannot run.</summary>
    Critical,
}

/// <summary>The lowest level that is written.</summary>
internal static class LogThreshold
{
    /// <summary>
    /// The level that Lambda's own logging control asks for, else the one that Powertools' variable asks for, else
    /// <see cref="LogLevel.Information"/>. A word that is none of both vocabularies counts as not said.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html"/>
    public static LogLevel Read(Func<string, string?> variable) =>
        Parse(variable("AWS_LAMBDA_LOG_LEVEL")) ?? Parse(variable("POWERTOOLS_LOG_LEVEL")) ?? LogLevel.Information;

    private static LogLevel? Parse(string? word) => word?.Trim().ToUpperInvariant() switch
    {
        "TRACE" => LogLevel.Trace,
        "DEBUG" => LogLevel.Debug,
        "INFO" or "INFORMATION" => LogLevel.Information,
        "WARN" or "WARNING" => LogLevel.Warning,
        "ERROR" => LogLevel.Error,
        "FATAL" or "CRITICAL" => LogLevel.Critical,
        _ => null,
    };
}
