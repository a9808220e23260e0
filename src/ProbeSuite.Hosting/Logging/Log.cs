namespace ProbeSuite.Hosting.Logging;

/// <summary>
/// Writes JSON lines in the schema of Powertools for AWS Lambda (.NET), with method names of
/// <c>Amazon.Lambda.Core.ILambdaLogger</c>. May be used from several threads.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/powertools/dotnet/core/logging/"/>
/// <param name="threshold">The lowest level that is written.</param>
/// <param name="service">The service that lines name.</param>
/// <param name="clock">Tells the time of a line.</param>
/// <param name="output">Where lines go.</param>
public sealed class Log(LogLevel threshold, string service, TimeProvider clock, LineOutput output)
{
    /// <summary>What wrote the lines; default <c>ProbeSuite</c>.</summary>
    public string Name { get; init; } = "ProbeSuite";

    private bool _coldStart = true;

    /// <summary>The invocation that lines belong to; null before the first and between two of them.</summary>
    internal ILambdaContext? Context
    {
        get;
        set
        {
            field = value;
            _coldStart = value?.ColdStart ?? _coldStart;
        }
    }

    /// <summary>A log to standard output, set up by the variables of Lambda and Powertools.</summary>
    public static Log FromEnvironment(TimeProvider clock) =>
        FromEnvironment(Environment.GetEnvironmentVariable, clock, LineOutput.Standard);

    /// <summary>Whether lines of <paramref name="level"/> are written.</summary>
    public bool IsEnabled(LogLevel level) => level >= threshold;

    /// <summary>Writes a <see cref="LogLevel.Trace"/> line.</summary>
    public void LogTrace(string message, params ReadOnlySpan<(string Key, object? Value)> keys) =>
        Write(LogLevel.Trace, message, null, keys);

    /// <summary>Writes a <see cref="LogLevel.Debug"/> line.</summary>
    public void LogDebug(string message, params ReadOnlySpan<(string Key, object? Value)> keys) =>
        Write(LogLevel.Debug, message, null, keys);

    /// <summary>Writes a <see cref="LogLevel.Information"/> line.</summary>
    public void LogInformation(string message, params ReadOnlySpan<(string Key, object? Value)> keys) =>
        Write(LogLevel.Information, message, null, keys);

    /// <summary>Writes a <see cref="LogLevel.Warning"/> line.</summary>
    public void LogWarning(string message, params ReadOnlySpan<(string Key, object? Value)> keys) =>
        Write(LogLevel.Warning, message, null, keys);

    /// <summary>Writes an <see cref="LogLevel.Error"/> line.</summary>
    public void LogError(string message, params ReadOnlySpan<(string Key, object? Value)> keys) =>
        Write(LogLevel.Error, message, null, keys);

    /// <summary>Writes an <see cref="LogLevel.Error"/> line with an exception; null when there is none.</summary>
    public void LogError(Exception? exception, string message, params ReadOnlySpan<(string Key, object? Value)> keys) =>
        Write(LogLevel.Error, message, exception, keys);

    /// <summary>Writes a <see cref="LogLevel.Critical"/> line.</summary>
    public void LogCritical(string message, params ReadOnlySpan<(string Key, object? Value)> keys) =>
        Write(LogLevel.Critical, message, null, keys);

    /// <summary>Writes a <see cref="LogLevel.Critical"/> line with an exception; null when there is none.</summary>
    public void LogCritical(Exception? exception, string message, params ReadOnlySpan<(string Key, object? Value)> keys) =>
        Write(LogLevel.Critical, message, exception, keys);

    /// <summary>Writes one line, if its level is enabled.</summary>
    /// <param name="level">How much it matters.</param>
    /// <param name="message">What happened.</param>
    /// <param name="exception">What went wrong; null when nothing did.</param>
    /// <param name="keys">
    /// Facts of one's own. Texts, truth values, numbers, times and lists of texts are written as such, all else as its
    /// text. A key that the schema has already gets an underscore behind.
    /// </param>
    public void Write(LogLevel level, string message, Exception? exception, params ReadOnlySpan<(string Key, object? Value)> keys)
    {
        if (IsEnabled(level))
        {
            var entry = new LogEntry(level, message, clock.GetUtcNow(), service, Name, _coldStart, Context, exception);
            output.Write(LogLine.Render(entry, keys));
        }
    }

    internal static Log FromEnvironment(Func<string, string?> variable, TimeProvider clock, LineOutput output) => new(
        LogThreshold.Read(variable),
        variable("POWERTOOLS_SERVICE_NAME") is { Length: > 0 } service ? service : "service_undefined",
        clock,
        output);
}
