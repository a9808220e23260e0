using ProbeSuite.Topology;
using Ec2 = Amazon.EC2.Model;

namespace ProbeSuite.Aws.Network;

/// <summary>EC2's <c>VpcEndpoint</c> as ours.</summary>
/// <seealso href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcEndpoint.html"/>
internal static class VpcEndpointReader
{
    public static VpcEndpoint Read(Ec2.VpcEndpoint endpoint) => new()
    {
        Id = endpoint.VpcEndpointId,
        VpcId = endpoint.VpcId,
        Type = endpoint.VpcEndpointType?.Value switch
        {
            null or "" or "Gateway" => VpcEndpointType.Gateway,
            "Interface" => VpcEndpointType.Interface,
            "GatewayLoadBalancer" => VpcEndpointType.GatewayLoadBalancer,
            _ => VpcEndpointType.Unmodelled,
        },
        ServiceName = endpoint.ServiceName ?? "",
        State = Ec2Text.OrNull(endpoint.State?.Value)?.ToLowerInvariant() ?? "available",
        PolicyDocument = Ec2Text.OrNull(endpoint.PolicyDocument),
        RouteTableIds = endpoint.RouteTableIds ?? [],
        SubnetIds = endpoint.SubnetIds ?? [],
        SecurityGroupIds = [.. (endpoint.Groups ?? []).Select(group => group.GroupId)],
        NetworkInterfaceIds = endpoint.NetworkInterfaceIds ?? [],
        PrivateDnsEnabled = endpoint.PrivateDnsEnabled ?? false,
        PrivateDnsOnlyForInboundResolverEndpoint = endpoint.DnsOptions?.PrivateDnsOnlyForInboundResolverEndpoint,
        DnsNames = [.. (endpoint.DnsEntries ?? []).Select(entry => Ec2Text.OrNull(entry.DnsName)).OfType<string>()],
        IpAddressType = Ec2Text.OrNull(endpoint.IpAddressType?.Value),
    };
}
