namespace ProbeSuite.Topology.Saved;

/// <summary>
/// A function's configuration: an element of <c>list-functions</c>, the body of <c>get-function-configuration</c>, or the
/// <c>Configuration</c> of <c>get-function</c>, beside which stand its tags.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html"/>
internal static class FunctionBody
{
    public static LambdaFunction Read(BodyNode node, BodyNode? tags = null) => new()
    {
        Name = node.Required("FunctionName"),
        Arn = node.Text("FunctionArn"),
        PlacementName = tags?.Text("probesuite:placement") ?? node.Child("Environment", "Variables")?.Text("PROBESUITE_PLACEMENT"),
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
                : null,
        };
    }
}
