using ProbeSuite.Templates.Evaluation;
using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>VPC endpoints.</summary>
/// <seealso href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpoint.html"/>
internal static class Endpoints
{
    public static IReadOnlyList<VpcEndpoint> Read(Draft draft)
    {
        // Where one may or may not stand, the way through it may or may not be.
        foreach (var endpoint in draft.All("AWS::EC2::VPCEndpoint").Where(endpoint => endpoint.Doubt is not null))
        {
            draft.Miss(ResourceKind.VpcEndpoints, endpoint.Doubt!);
            foreach (var table in endpoint.References("RouteTableIds"))
            {
                draft.Miss(ResourceKind.RouteTables, endpoint.Doubt!, table);
            }
        }

        return [.. draft.Of("AWS::EC2::VPCEndpoint").Select(Endpoint)];
    }

    private static VpcEndpoint Endpoint(Properties endpoint)
    {
        var vpc = endpoint.Reference("VpcId") ?? "";
        var type = endpoint.Text("VpcEndpointType") switch
        {
            null or "Gateway" => VpcEndpointType.Gateway,
            "Interface" => VpcEndpointType.Interface,
            "GatewayLoadBalancer" => VpcEndpointType.GatewayLoadBalancer,
            _ => VpcEndpointType.Unmodelled,
        };
        var groups = endpoint.References("SecurityGroupIds");
        return new()
        {
            Id = endpoint.Id,
            VpcId = vpc,
            Type = type,
            ServiceName = Service(endpoint),
            PolicyDocument = Policy(endpoint),
            RouteTableIds = endpoint.References("RouteTableIds"),
            SubnetIds = endpoint.References("SubnetIds"),
            SecurityGroupIds = groups.Count > 0 || type != VpcEndpointType.Interface ? groups : [SecurityGroups.DefaultOf(vpc)],
            PrivateDnsEnabled = endpoint.Flag("PrivateDnsEnabled") ?? false,
            PrivateDnsOnlyForInboundResolverEndpoint = endpoint.Inner("DnsOptions")?.Text("PrivateDnsOnlyForInboundResolverEndpoint") switch
            {
                "OnlyInboundResolver" or "true" => true,
                "AllResolvers" or "false" => false,
                _ => null,
            },
            IpAddressType = endpoint.Text("IpAddressType"),
        };
    }

    /// <summary>The service's name, in which a Region that is not known stands in angle brackets.</summary>
    private static string Service(Properties endpoint)
    {
        endpoint.NoteUnknown("ServiceName");
        return endpoint["ServiceName"]?.Shown ?? "";
    }

    private static string? Policy(Properties endpoint)
    {
        endpoint.NoteUnknown("PolicyDocument");
        return endpoint["PolicyDocument"] switch
        {
            null => null,
            Value.Text text => text.Content,
            var policy => ValueJson.Text(policy).AsText,
        };
    }
}
