using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using ProbeSuite.Comparison;

namespace ProbeSuite.Aggregator.Probes;

/// <summary>
/// Why a probe could not be asked, each with what to do. None of it says anything of the network between placement and
/// target: a function that never ran is not a path that is blocked.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_Errors"/>
internal static class NotRunReasons
{
    private const string RoleFix =
        "Give the execution role the policy AWSLambdaVPCAccessExecutionRole: it needs ec2:CreateNetworkInterface, DescribeNetworkInterfaces, DescribeSubnets, DeleteNetworkInterface, AssignPrivateIpAddresses and UnassignPrivateIpAddresses.";

    private const int LongestText = 1000;

    private const string WaitFix = "Run again in some minutes; if it stays so, look at the function's state and at AWS Health.";

    /// <summary>By Lambda's error code.</summary>
    private static readonly Dictionary<string, (string Sentence, string Fix)> ByCode = new(StringComparer.Ordinal)
    {
        ["TooManyRequestsException"] = ("Lambda throttled the invocation; too many functions run at once", "Raise the account's concurrency, or the probe's reserved concurrency, above the number of invocations at once."),
        ["ThrottlingException"] = ("Lambda throttled the invocation", WaitFix),
        ["ENILimitReachedException"] = ("the account has no network interface left to attach the function with", "Delete unused network interfaces, or raise the quota \"Network interfaces per VPC\" of Lambda."),
        ["ENINotReadyException"] = ("the function's network interface is not ready yet", "Run again in a minute or two; Lambda makes the interface after a deployment, and again after 14 idle days."),
        ["EC2AccessDeniedException"] = ("Lambda may not manage the function's network interface, because its execution role does not let it", RoleFix),
        ["EC2ThrottledException"] = ("EC2 throttled Lambda while it made the function's network interface", WaitFix),
        ["EC2UnexpectedException"] = ("EC2 failed while Lambda made the function's network interface", WaitFix),
        ["SubnetIPAddressLimitReachedException"] = ("one of the function's subnets has no free IP address", "Free addresses in the subnet, or attach the function to a larger one."),
        ["InvalidSubnetIDException"] = ("a subnet of the function's VpcConfig does not exist", "Attach the function to subnets that exist."),
        ["InvalidSecurityGroupIDException"] = ("a security group of the function's VpcConfig does not exist", "Give the function security groups that exist."),
        ["ResourceNotReadyException"] = ("the function is inactive, and Lambda is making its network interface anew", "Run again in a minute or two."),
        ["ResourceConflictException"] = ("the function is being created, updated or deleted, or is in the state Failed", "Wait until its state is Active, and see its state reason if it is Failed."),
        ["ResourceNotFoundException"] = ("there is no such function", "Correct PROBESUITE_PLACEMENTS, or deploy the probe."),
        ["RecursiveInvocationException"] = ("Lambda stopped the invocation as part of a loop", "Let no probe's target lead back to the aggregator."),
        ["KMSAccessDeniedException"] = ("Lambda may not decrypt the function's environment", "Give the execution role kms:Decrypt on the function's key."),
        ["KMSDisabledException"] = ("the key of the function's environment is disabled", "Enable the KMS key, or choose another."),
        ["KMSInvalidStateException"] = ("the key of the function's environment is not in a usable state", "Look at the KMS key: it may be pending deletion or import."),
        ["KMSNotFoundException"] = ("the key of the function's environment does not exist", "Choose another KMS key."),
        ["AccessDeniedException"] = ("the aggregator may not invoke the function", "Allow lambda:InvokeFunction on it in the aggregator's role, and look for an explicit deny."),
        ["InvalidSignatureException"] = ("Lambda refused the aggregator's signature", "Look at the aggregator's credentials and clock."),
        ["ExpiredTokenException"] = ("the aggregator's credentials are expired", WaitFix),
        ["UnrecognizedClientException"] = ("Lambda does not know the aggregator's credentials", "Look at the aggregator's credentials and Region."),
        ["RequestTooLargeException"] = ("the request was larger than Lambda takes", "Configure fewer targets."),
        ["InvalidRequestContentException"] = ("Lambda could not read the request", "Report this: it is a fault of the suite."),
        ["InvalidRuntimeException"] = ("Lambda does not support the function's runtime", "Deploy the probe again with a runtime that Lambda supports."),
        ["InvalidZipFileException"] = ("Lambda could not unpack the function's code", "Deploy the probe again."),
        ["SnapStartNotReadyException"] = ("the function's SnapStart snapshot is not ready", WaitFix),
        ["EFSMountTimeoutException"] = ("the function's file system could not be mounted", "Take the file system from the probe; it needs none."),
        ["ServiceException"] = ("Lambda itself failed", WaitFix),
    };

    /// <summary>By the error that the function, or Lambda in its name, answered with.</summary>
    private static readonly (string Type, string Sentence, string Fix)[] ByType =
    [
        ("Sandbox.Timedout", "the probe ran into its own time-out", "Raise the function's Timeout above the patience, or ask for fewer attempts."),
        ("Runtime.ExitError", "the probe's process ended", "See the function's log; too little memory ends it without a word."),
        ("Runtime.OutOfMemory", "the probe ran out of memory", "Raise the function's MemorySize."),
        ("Runtime.InvalidEntrypoint", "the probe's program could not be started", "Deploy the program for the function's architecture, as an executable named bootstrap."),
        ("Runtime.InvalidWorkingDir", "the probe's program could not be started", "Deploy the probe again."),
        ("Runtime.", "the probe's runtime failed", "See the function's log."),
        ("Function.ResponseSizeTooLarge", "the probe's answer was larger than Lambda carries", "Ask for fewer targets or attempts."),
        ("InvalidEventException", "the probe refused the request", "Deploy aggregator and probe of the same version."),
        ("Extension.", "an extension of the probe failed", "Take the extension from the probe, or see its log."),
    ];

    /// <summary>Lambda refused, or could not be reached.</summary>
    public static NotRunReason Of(Exception failure, string function) => failure switch
    {
        AmazonServiceException { ErrorCode: { } code } refused when ByCode.TryGetValue(code, out var known) =>
            new($"{known.Sentence} ({function}, {code}{Said(refused.Message)}).", known.Fix),
        AmazonServiceException { StatusCode: HttpStatusCode.Forbidden } refused =>
            new($"the aggregator may not invoke {function} ({refused.ErrorCode}{Said(refused.Message)}).", ByCode["AccessDeniedException"].Fix),
        AmazonServiceException refused =>
            new($"Lambda did not run {function} ({refused.ErrorCode ?? $"HTTP {(int)refused.StatusCode}"}{Said(refused.Message)}).", WaitFix),
        _ => new($"Lambda could not be asked to run {function}: {failure.Message.TrimEnd('.')}.", "Look at the aggregator's own network: it must reach the Lambda API, and belongs in no VPC."),
    };

    /// <summary>The function ran and failed.</summary>
    /// <param name="payload">What it answered, as a rule <c>{"errorType","errorMessage"}</c>.</param>
    /// <param name="function">Its name or ARN.</param>
    public static NotRunReason OfFunctionError(ReadOnlySpan<byte> payload, string function)
    {
        var (type, message) = ReadError(payload);
        if (message.Contains("Task timed out after", StringComparison.Ordinal))
        {
            type = "Sandbox.Timedout";
        }

        var known = ByType.FirstOrDefault(entry => type.StartsWith(entry.Type, StringComparison.Ordinal));
        return known.Sentence is null
            ? new($"the probe {function} failed ({type}{Said(message)}).", "See the function's log.")
            : new($"{known.Sentence} ({function}, {type}{Said(message)}).", known.Fix);
    }

    /// <summary>The function answered something else than a probe does.</summary>
    public static NotRunReason NoReply(string function, string why) => new(
        $"{function} answered, but not as a probe: {why}.",
        "Let PROBESUITE_PLACEMENTS name a probe of the same version as the aggregator.");

    /// <summary>The aggregator could not wait any longer.</summary>
    public static NotRunReason TooLate(string function) => new(
        $"{function} had not answered when the aggregator had to end.",
        "Raise the aggregator's Timeout, or lower the patience or the number of attempts.");

    /// <summary>The probe left a target out.</summary>
    /// <param name="cut">The probe's own reason; null when it gave none.</param>
    public static NotRunReason Missing(string? cut) => new(
        cut is null ? "the probe's answer has no observation of this target." : $"the probe's answer is cut: {cut.TrimEnd('.')}.",
        "Ask for fewer targets at once.");

    private static (string Type, string Message) ReadError(ReadOnlySpan<byte> payload)
    {
        try
        {
            var reader = new Utf8JsonReader(payload);
            using var json = JsonDocument.ParseValue(ref reader);
            return (Clipped(Text(json.RootElement, "errorType") ?? "no error type"), Text(json.RootElement, "errorMessage") ?? "");
        }
        catch (JsonException)
        {
            return ("no error type", "");
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String
            ? member.GetString()
            : null;

    private static string Said(string? message) => string.IsNullOrWhiteSpace(message) ? "" : $": {Clipped(message.Trim().TrimEnd('.'))}";

    // Every cell of the placement repeats it.
    private static string Clipped(string text) => text.Length <= LongestText ? text : $"{text[..LongestText]}…";
}
