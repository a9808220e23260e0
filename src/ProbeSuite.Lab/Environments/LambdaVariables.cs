using System.Globalization;

namespace ProbeSuite.Lab.Environments;

/// <summary>The environment variables that Lambda sets for a function's process.</summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime"/>
internal static class LambdaVariables
{
    /// <summary>All variables of a process: Lambda's, the lab's, and the function's own.</summary>
    /// <param name="function">The function.</param>
    /// <param name="settings">What all functions of a lab share.</param>
    /// <param name="runtimeApi">Host and port of the Runtime API.</param>
    /// <param name="logStream">The log stream of this environment.</param>
    /// <param name="metadataToken">What the process shows to the metadata endpoint; null when its zone is not known.</param>
    public static Dictionary<string, string> Of(
        LabFunction function, EnvironmentSettings settings, string runtimeApi, string logStream, string? metadataToken)
    {
        var variables = new Dictionary<string, string>(function.Variables)
        {
            ["_HANDLER"] = function.Handler,
            ["AWS_ACCESS_KEY_ID"] = settings.AccessKeyId,
            ["AWS_DEFAULT_REGION"] = settings.Region,
            ["AWS_EXECUTION_ENV"] = $"AWS_Lambda_{function.Runtime}",
            ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = function.MemoryMb.ToString(CultureInfo.InvariantCulture),
            ["AWS_LAMBDA_FUNCTION_NAME"] = function.Name,
            ["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST",
            ["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand",
            ["AWS_LAMBDA_LOG_FORMAT"] = "Text",
            ["AWS_LAMBDA_LOG_GROUP_NAME"] = function.LogGroup,
            ["AWS_LAMBDA_LOG_STREAM_NAME"] = logStream,
            ["AWS_LAMBDA_RUNTIME_API"] = runtimeApi,
            ["AWS_REGION"] = settings.Region,
            ["AWS_SECRET_ACCESS_KEY"] = settings.SecretAccessKey,
            ["AWS_SESSION_TOKEN"] = settings.SessionToken,
            ["LAMBDA_RUNTIME_DIR"] = "/var/runtime",
            ["LAMBDA_TASK_ROOT"] = Path.GetDirectoryName(function.Program) ?? "/var/task",
            ["LANG"] = "en_US.UTF-8",
            ["LD_LIBRARY_PATH"] = "/lib64:/usr/lib64:/var/task:/var/task/lib:/opt/lib",
            ["PATH"] = "/usr/local/bin:/usr/bin/:/bin:/opt/bin",
            ["TZ"] = ":UTC",
        };

        if (metadataToken is not null)
        {
            variables["AWS_LAMBDA_METADATA_API"] = runtimeApi;
            variables["AWS_LAMBDA_METADATA_TOKEN"] = metadataToken;
        }

        // Not Lambda's: the one thing that a function must know to take the lab's hosts for the real ones. The folder
        // holds nothing else, so that no time is lost on roots that the lab has no use for.
        variables["SSL_CERT_FILE"] = settings.RootCertificateFile;
        variables["SSL_CERT_DIR"] = Path.GetDirectoryName(settings.RootCertificateFile)!;
        return variables;
    }
}
