using System.Text.Json.Nodes;

namespace ProbeSuite.Topology.Saved;

/// <summary>An element of <c>describe-vpc-endpoints</c>.</summary>
/// <seealso href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcEndpoint.html"/>
internal static class VpcEndpointBody
{
    public static VpcEndpoint Read(BodyNode node) => new()
    {
        Id = node.Required("VpcEndpointId"),
        VpcId = node.Required("VpcId"),
        Type = node.Text("VpcEndpointType") switch
        {
            null or "Gateway" => VpcEndpointType.Gateway,
            "Interface" => VpcEndpointType.Interface,
            "GatewayLoadBalancer" => VpcEndpointType.GatewayLoadBalancer,
            _ => VpcEndpointType.Unmodelled,
        },
        ServiceName = node.Text("ServiceName") ?? "",
        State = node.Text("State")?.ToLowerInvariant() ?? "available",
        PolicyDocument = node.Text("PolicyDocument"),
        RouteTableIds = node.Texts("RouteTableIds"),
        SubnetIds = node.Texts("SubnetIds"),
        SecurityGroupIds = node.Texts("Groups", "GroupId"),
        NetworkInterfaceIds = node.Texts("NetworkInterfaceIds"),
        PrivateDnsEnabled = node.Flag("PrivateDnsEnabled") ?? false,
        PrivateDnsOnlyForInboundResolverEndpoint = node.Child("DnsOptions")?.Flag("PrivateDnsOnlyForInboundResolverEndpoint"),
        DnsNames = node.Texts("DnsEntries", "DnsName"),
        IpAddressType = node.Text("IpAddressType"),
    };

    public static JsonObject Write(VpcEndpoint endpoint) => BodyJson.Of(
        ("VpcEndpointId", endpoint.Id),
        ("VpcEndpointType", endpoint.Type == VpcEndpointType.Unmodelled ? "Resource" : endpoint.Type.ToString()),
        ("VpcId", endpoint.VpcId),
        ("ServiceName", endpoint.ServiceName),
        ("State", endpoint.State),
        ("PolicyDocument", endpoint.PolicyDocument),
        ("RouteTableIds", BodyJson.Texts(endpoint.RouteTableIds)),
        ("SubnetIds", BodyJson.Texts(endpoint.SubnetIds)),
        ("Groups", BodyJson.Texts(endpoint.SecurityGroupIds, "GroupId")),
        ("IpAddressType", endpoint.IpAddressType),
        ("DnsOptions", endpoint.PrivateDnsOnlyForInboundResolverEndpoint is { } inbound ? BodyJson.Of(("PrivateDnsOnlyForInboundResolverEndpoint", inbound)) : null),
        ("PrivateDnsEnabled", endpoint.PrivateDnsEnabled),
        ("NetworkInterfaceIds", BodyJson.Texts(endpoint.NetworkInterfaceIds)),
        ("DnsEntries", BodyJson.Texts(endpoint.DnsNames, "DnsName")));
}
