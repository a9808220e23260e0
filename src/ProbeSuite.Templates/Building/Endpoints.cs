using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>VPC endpoints.</summary>
internal static class Endpoints
{
    public static IReadOnlyList<VpcEndpoint> Read(Draft draft) => [.. draft.Of("AWS::EC2::VPCEndpoint").Select(endpoint => new VpcEndpoint
    {
        Id = endpoint.Id,
        VpcId = endpoint.Text("VpcId") ?? "",
        Type = endpoint.Text("VpcEndpointType") switch
        {
            null or "Gateway" => VpcEndpointType.Gateway,
            "Interface" => VpcEndpointType.Interface,
            "GatewayLoadBalancer" => VpcEndpointType.GatewayLoadBalancer,
            _ => VpcEndpointType.Unmodelled,
        },
        ServiceName = endpoint.Text("ServiceName") ?? "",
        PolicyDocument = endpoint["PolicyDocument"] is { } policy && policy.FirstUnknown is null ? Json.Of(policy).ToJsonString() : null,
        RouteTableIds = endpoint.Texts("RouteTableIds"),
        SubnetIds = endpoint.Texts("SubnetIds"),
        SecurityGroupIds = endpoint.Texts("SecurityGroupIds") is { Count: > 0 } groups ? groups : endpoint.Text("VpcEndpointType") == "Interface" ? [$"{endpoint.Text("VpcId")}.DefaultSecurityGroup"] : [],
        PrivateDnsEnabled = endpoint.Truth("PrivateDnsEnabled") ?? false,
        PrivateDnsOnlyForInboundResolverEndpoint = endpoint.Inner("DnsOptions")?.Truth("PrivateDnsOnlyForInboundResolverEndpoint"),
        IpAddressType = endpoint["IpAddressType"]?.AsText,
    })];

    /// <summary>The id under which a template's snapshot has the prefix list of a gateway endpoint's service.</summary>
    public static string PrefixListOf(VpcEndpoint endpoint) => $"pl-{endpoint.ServiceName.Split('.')[^1]}";
}
