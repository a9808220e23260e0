using System.Text.Json.Nodes;

namespace ProbeSuite.Topology.Saved;

/// <summary>
/// A function's configuration: an element of <c>list-functions</c>, the body of <c>get-function-configuration</c>, or the
/// <c>Configuration</c> of <c>get-function</c>, beside which stand its tags.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html"/>
internal static class FunctionBody
{
    private const string PlacementVariable = "PROBESUITE_PLACEMENT";

    /// <summary>No field of AWS's: it keeps what a template leaves open.</summary>
    private const string UnknownPlacement = "Unknown";

    public static LambdaFunction Read(BodyNode node, BodyNode? tags = null) => new()
    {
        Name = node.Required("FunctionName"),
        Arn = node.Text("FunctionArn"),
        PlacementName = tags?.Text("probesuite:placement") ?? node.Child("Environment", "Variables")?.Text(PlacementVariable),
        Placement = ReadPlacement(node),
        State = node.Text("State"),
        StateReasonCode = node.Text("StateReasonCode"),
        StateReason = node.Text("StateReason"),
        LastUpdateStatus = node.Text("LastUpdateStatus"),
        LastUpdateStatusReasonCode = node.Text("LastUpdateStatusReasonCode"),
        Role = node.Text("Role"),
        TimeoutSeconds = node.Number("Timeout"),
    };

    /// <summary>Of two descriptions the one that knows the state, which <c>list-functions</c> leaves out.</summary>
    public static LambdaFunction Better(LambdaFunction one, LambdaFunction other)
    {
        var (more, less) = one.State is null && other.State is not null ? (other, one) : (one, other);
        return more with { Arn = more.Arn ?? less.Arn, PlacementName = more.PlacementName ?? less.PlacementName };
    }

    public static JsonObject Write(LambdaFunction function) => BodyJson.Of(
        ("FunctionName", function.Name),
        ("FunctionArn", function.Arn),
        ("Role", function.Role),
        ("Timeout", function.TimeoutSeconds),
        ("State", function.State),
        ("StateReason", function.StateReason),
        ("StateReasonCode", function.StateReasonCode),
        ("LastUpdateStatus", function.LastUpdateStatus),
        ("LastUpdateStatusReasonCode", function.LastUpdateStatusReasonCode),
        ("VpcConfig", BodyJson.Of(
            ("SubnetIds", BodyJson.Texts(function.Placement.SubnetIds)),
            ("SecurityGroupIds", BodyJson.Texts(function.Placement.SecurityGroupIds)),
            ("VpcId", function.Placement.VpcId),
            ("Ipv6AllowedForDualStack", function.Placement.Ipv6AllowedForDualStack),
            (UnknownPlacement, function.Placement.Unknown))),
        ("Environment", function.PlacementName is { } name ? BodyJson.Of(("Variables", BodyJson.Of((PlacementVariable, name)))) : null));

    private static Placement ReadPlacement(BodyNode node)
    {
        var vpc = node.Child("VpcConfig");
        return new Placement
        {
            VpcId = vpc?.Text("VpcId"),
            SubnetIds = vpc?.Texts("SubnetIds") ?? [],
            SecurityGroupIds = vpc?.Texts("SecurityGroupIds") ?? [],
            Ipv6AllowedForDualStack = vpc?.Flag("Ipv6AllowedForDualStack") ?? false,
            Unknown = node.Child("CapacityProviderConfig", "LambdaManagedInstancesCapacityProviderConfig")?.Text("CapacityProviderArn") is { } arn
                ? $"its network is that of capacity provider {arn}"
                : vpc?.Text(UnknownPlacement),
        };
    }
}
