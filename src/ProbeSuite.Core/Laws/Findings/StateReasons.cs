namespace ProbeSuite.Laws.Findings;

/// <summary>What Lambda's reason codes mean, and what to do about each.</summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html"/>
internal static class StateReasons
{
    private static readonly Dictionary<string, (string Meaning, string Fix)> Known = new(StringComparer.Ordinal)
    {
        ["Idle"] = ("Lambda took its resources back after 14 idle days, and the next invocation fails while they are made anew", "Invoke it once, wait until it is Active, and invoke it again."),
        ["Creating"] = ("Lambda is still making it", "Wait until it is Active."),
        ["Restoring"] = ("Lambda is making its resources anew", "Wait until it is Active."),
        ["EniLimitExceeded"] = ("the VPC's quota of network interfaces is used up", "Let functions share subnets and groups, or raise the quota: aws service-quotas list-service-quotas --service-code lambda"),
        ["InsufficientRolePermissions"] = ("its execution role may not manage network interfaces", "aws iam attach-role-policy --role-name ROLE --policy-arn arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"),
        ["InvalidConfiguration"] = ("its configuration contradicts itself", "Read its StateReason, and correct what it names."),
        ["InternalError"] = ("Lambda itself failed", "Update the function once more; if it stays, ask AWS Support."),
        ["SubnetOutOfIPAddresses"] = ("a subnet of it has no free address", "Give the function a larger subnet, or free addresses in this one."),
        ["InvalidSubnet"] = ("a subnet of it does not exist any more, or cannot hold functions", "Name subnets that exist: aws lambda update-function-configuration --function-name NAME --vpc-config SubnetIds=…,SecurityGroupIds=…"),
        ["InvalidSecurityGroup"] = ("a security group of it does not exist any more, or belongs to another VPC", "Name groups that exist: aws lambda update-function-configuration --function-name NAME --vpc-config SubnetIds=…,SecurityGroupIds=…"),
        ["ImageDeleted"] = ("its container image was deleted", "Push the image again, and update the function's code."),
        ["ImageAccessDenied"] = ("Lambda may not read its container image", "Allow lambda.amazonaws.com ecr:BatchGetImage and ecr:GetDownloadUrlForLayer in the repository's policy."),
        ["InvalidImage"] = ("its container image is none that Lambda can run", "Build the image anew for Lambda and for the function's architecture."),
        ["KMSKeyAccessDenied"] = ("its role may not use the key of its variables", "Allow the role kms:Decrypt in the key's policy."),
        ["KMSKeyNotFound"] = ("the key of its variables does not exist", "Give the function another key, or none."),
        ["InvalidStateKMSKey"] = ("the key of its variables is in a state that serves nobody", "Cancel the key's deletion, or give the function another key."),
        ["DisabledKMSKey"] = ("the key of its variables is disabled", "aws kms enable-key --key-id KEY"),
        ["EFSIOError"] = ("its file system failed to read or write", "Look at the file system's burst credits and at its mount targets."),
        ["EFSMountConnectivityError"] = ("it cannot reach its file system", "Allow TCP 2049 from the function's group in the group of the mount target, which must stand in each of the function's zones."),
        ["EFSMountFailure"] = ("its file system refuses to be mounted", "Check the access point and elasticfilesystem:ClientMount in the role."),
        ["EFSMountTimeout"] = ("its file system does not answer in time", "Allow TCP 2049 from the function's group in the group of the mount target."),
        ["InvalidRuntime"] = ("its runtime is not supported any more", "Move the function to a runtime that is."),
        ["InvalidZipFileException"] = ("its package cannot be unpacked", "Build and upload the package anew."),
        ["FunctionError"] = ("its code failed while it started", "Read the function's log, and mend what happens before the handler."),
        ["DrainingDurableExecutions"] = ("its durable executions are being brought to an end", "Wait until they have ended."),
        ["VcpuLimitExceeded"] = ("the account's quota of vCPUs is used up", "Raise the quota of running instances, or make the capacity provider smaller."),
        ["CapacityProviderScalingLimitExceeded"] = ("its capacity provider may not grow any further", "Raise the capacity provider's limit."),
        ["InsufficientCapacity"] = ("AWS has no capacity left for it in its zones", "Add subnets in other zones, or other instance types."),
        ["EC2RequestLimitExceeded"] = ("EC2 throttled Lambda's own requests", "Update the function once more, a little later."),
        ["DisallowedByVpcEncryptionControl"] = ("the VPC's encryption controls do not admit functions", "Add an exclusion for Lambda to the VPC's encryption control, or attach the function to another VPC."),
        ["ServiceQuotaExceededException"] = ("a quota is used up", "Read its StateReason, and raise the quota that it names."),
        ["DependencyError"] = ("a service that it depends on failed", "Update the function once more; if it stays, read its StateReason."),
    };

    /// <summary>Codes whose state ends by itself.</summary>
    public static bool Passes(string? code) => code is "Creating" or "Restoring" or "DrainingDurableExecutions";

    /// <summary>The meaning as the end of a sentence; of a code that is not known, the code itself.</summary>
    public static string Meaning(string code) => Find(code) is var (meaning, _) ? meaning : $"Lambda says {code}";

    /// <summary>What to do; null when nothing is known to help.</summary>
    public static string? Fix(string code) => Find(code)?.Fix;

    // FunctionError carries the error's own name: FunctionError.InitTimeout.
    private static (string Meaning, string Fix)? Find(string code) =>
        Known.TryGetValue(code.Split('.')[0], out var found) ? found : null;
}
