using System.Globalization;

namespace ProbeSuite.Hosting.Runtime;

/// <summary>What Lambda tells a function through its environment. All are empty or 0 outside Lambda.</summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html"/>
internal sealed record FunctionEnvironment
{
    /// <summary>Host and port of the Runtime API; null when the process was not started by Lambda.</summary>
    public string? RuntimeApi { get; init; }

    public string FunctionName { get; init; } = "";

    public string FunctionVersion { get; init; } = "";

    public int MemoryLimitInMB { get; init; }

    public string LogGroupName { get; init; } = "";

    public string LogStreamName { get; init; } = "";

    public static FunctionEnvironment Read(Func<string, string?> variable) => new()
    {
        RuntimeApi = variable("AWS_LAMBDA_RUNTIME_API"),
        FunctionName = variable("AWS_LAMBDA_FUNCTION_NAME") ?? "",
        FunctionVersion = variable("AWS_LAMBDA_FUNCTION_VERSION") ?? "",
        MemoryLimitInMB = int.TryParse(
            variable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0,
        LogGroupName = variable("AWS_LAMBDA_LOG_GROUP_NAME") ?? "",
        LogStreamName = variable("AWS_LAMBDA_LOG_STREAM_NAME") ?? "",
    };
}
