using System.Text.Json;
using Amazon.Runtime;

namespace ProbeSuite.Aws.Lambda;

/// <summary>A function's settings. Null throughout means that Lambda did not say.</summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html"/>
public class FunctionConfiguration : AmazonWebServiceResponse
{
    /// <summary>Its name.</summary>
    public string? FunctionName { get; set; }

    /// <summary>Its ARN.</summary>
    public string? FunctionArn { get; set; }

    /// <summary>The execution role's ARN.</summary>
    public string? Role { get; set; }

    /// <summary>Seconds before Lambda ends an invocation, 1 to 900.</summary>
    public int? Timeout { get; set; }

    /// <summary>Its subnets and security groups; absent or empty when it is attached to no VPC.</summary>
    public VpcConfigDetail? VpcConfig { get; set; }

    /// <summary>Its environment.</summary>
    public EnvironmentResponse? Environment { get; set; }

    /// <summary><c>Active</c>, <c>Pending</c>, <c>Inactive</c>, <c>Failed</c> …</summary>
    public string? State { get; set; }

    /// <summary>Why it is in that state, in a sentence.</summary>
    public string? StateReason { get; set; }

    /// <summary>Why it is in that state, as a code.</summary>
    public string? StateReasonCode { get; set; }

    /// <summary><c>Successful</c>, <c>InProgress</c> or <c>Failed</c>.</summary>
    public string? LastUpdateStatus { get; set; }

    /// <summary>Why the last update failed, in a sentence.</summary>
    public string? LastUpdateStatusReason { get; set; }

    /// <summary>Why the last update failed, as a code.</summary>
    public string? LastUpdateStatusReasonCode { get; set; }

    /// <summary>The capacity provider that runs it instead of Lambda itself, and whose network it then uses.</summary>
    public string? CapacityProviderArn { get; set; }

    internal void Read(JsonElement json)
    {
        FunctionName = json.Text("FunctionName");
        FunctionArn = json.Text("FunctionArn");
        Role = json.Text("Role");
        Timeout = json.Number("Timeout");
        State = json.Text("State");
        StateReason = json.Text("StateReason");
        StateReasonCode = json.Text("StateReasonCode");
        LastUpdateStatus = json.Text("LastUpdateStatus");
        LastUpdateStatusReason = json.Text("LastUpdateStatusReason");
        LastUpdateStatusReasonCode = json.Text("LastUpdateStatusReasonCode");
        VpcConfig = json.Object("VpcConfig") is { } vpc ? VpcConfigDetail.Of(vpc) : null;
        Environment = json.Object("Environment") is { } environment ? new() { Variables = environment.Texts("Variables") } : null;
        CapacityProviderArn = json.Object("CapacityProviderConfig")?.Object("LambdaManagedInstancesCapacityProviderConfig")?.Text("CapacityProviderArn");
    }
}

/// <summary>How a function is attached.</summary>
public sealed class VpcConfigDetail
{
    /// <summary>The VPC; empty for none.</summary>
    public string? VpcId { get; set; }

    /// <summary>The subnets; empty for none.</summary>
    public List<string>? SubnetIds { get; set; }

    /// <summary>The security groups; empty for none.</summary>
    public List<string>? SecurityGroupIds { get; set; }

    /// <summary>Whether the function may send IPv6.</summary>
    public bool? Ipv6AllowedForDualStack { get; set; }

    internal static VpcConfigDetail Of(JsonElement json) => new()
    {
        VpcId = json.Text("VpcId"),
        SubnetIds = json.List("SubnetIds"),
        SecurityGroupIds = json.List("SecurityGroupIds"),
        Ipv6AllowedForDualStack = json.Truth("Ipv6AllowedForDualStack"),
    };
}

/// <summary>A function's environment.</summary>
public sealed class EnvironmentResponse
{
    /// <summary>Its variables; null when they may not be read.</summary>
    public Dictionary<string, string>? Variables { get; set; }
}
