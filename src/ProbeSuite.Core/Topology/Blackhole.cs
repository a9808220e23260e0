namespace ProbeSuite.Topology;

/// <summary>What makes a route a blackhole, which is another thing for each kind of target.</summary>
/// <seealso href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html"/>
internal static class Blackhole
{
    /// <summary>The reason in a clause, as exactly as the network tells it.</summary>
    public static string Why(RouteTarget target, Snapshot network) => target.Kind switch
    {
        RouteTargetKind.Instance => $"{target.Id} is {StateOf(target.Id, network) ?? "stopped or gone"}",
        RouteTargetKind.NetworkInterface when Owner(target.Id, network) is { } owner => $"{target.Id} belongs to {owner.Id}, which is {owner.State}",
        RouteTargetKind.NetworkInterface => $"{target.Id} is gone, or attached to nothing that runs",
        RouteTargetKind.InternetGateway or RouteTargetKind.VpnGateway => $"{target.Id} is detached or gone",
        RouteTargetKind.TransitGateway => $"{target.Id} is gone, or the VPC is attached to it no more",
        RouteTargetKind.PeeringConnection => $"{target.Id} is gone, or not active",
        RouteTargetKind.VpcEndpoint => $"{target.Id} is gone, or not available",
        RouteTargetKind.NatGateway or RouteTargetKind.EgressOnlyInternetGateway => $"{target.Id} is gone",
        _ => $"{target.Id} is gone, or cannot be used",
    };

    /// <summary>Whether it is over once an instance that is there is started.</summary>
    public static bool WaitsForStart(RouteTarget target, Snapshot network) => target.Kind switch
    {
        RouteTargetKind.Instance => StateOf(target.Id, network),
        RouteTargetKind.NetworkInterface => Owner(target.Id, network)?.State,
        _ => null,
    } is "stopped" or "stopping";

    private static string? StateOf(string id, Snapshot network) =>
        network.Instances.FirstOrDefault(instance => instance.Id == id) is { State: { } state and not "running" } ? state : null;

    private static Instance? Owner(string interfaceId, Snapshot network) =>
        network.Instances.FirstOrDefault(instance => instance.NetworkInterfaceIds.Contains(interfaceId) && instance.State is not (null or "running"));
}
