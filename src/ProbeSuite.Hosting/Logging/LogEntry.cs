namespace ProbeSuite.Hosting.Logging;

/// <summary>One line before it is JSON.</summary>
internal readonly record struct LogEntry(
    LogLevel Level,
    string Message,
    DateTimeOffset Timestamp,
    string Service,
    string Name,
    bool ColdStart,
    ILambdaContext? Context,
    Exception? Exception);
