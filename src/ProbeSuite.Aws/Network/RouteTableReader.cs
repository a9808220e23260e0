using ProbeSuite.Topology;
using Ec2 = Amazon.EC2.Model;

namespace ProbeSuite.Aws.Network;

/// <summary>EC2's <c>RouteTable</c> as ours.</summary>
/// <seealso href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html"/>
internal static class RouteTableReader
{
    public static RouteTable Read(Ec2.RouteTable table)
    {
        Ec2.RouteTableAssociation[] associations =
            [.. (table.Associations ?? []).Where(one => one.AssociationState?.State?.Value is null or "associated" or "associating")];
        return new RouteTable
        {
            Id = table.RouteTableId,
            VpcId = table.VpcId,
            Name = Ec2Text.Name(table.Tags),
            IsMain = associations.Any(one => one.Main == true),
            SubnetIds = [.. associations.Select(one => Ec2Text.OrNull(one.SubnetId)).OfType<string>()],
            GatewayIds = [.. associations.Select(one => Ec2Text.OrNull(one.GatewayId)).OfType<string>()],
            Routes = [.. (table.Routes ?? []).Select(ReadRoute)],
        };
    }

    private static Route ReadRoute(Ec2.Route route)
    {
        var target = RouteTargets.Of(
            Ec2Text.OrNull(route.GatewayId), Ec2Text.OrNull(route.NatGatewayId), Ec2Text.OrNull(route.EgressOnlyInternetGatewayId),
            Ec2Text.OrNull(route.TransitGatewayId), Ec2Text.OrNull(route.VpcPeeringConnectionId), Ec2Text.OrNull(route.NetworkInterfaceId),
            Ec2Text.OrNull(route.InstanceId),
            Ec2Text.OrNull(route.CarrierGatewayId) ?? Ec2Text.OrNull(route.LocalGatewayId) ?? Ec2Text.OrNull(route.CoreNetworkArn) ?? Ec2Text.OrNull(route.OdbNetworkArn));
        return RouteTargets.Route(Destination(route), target, Ec2Text.OrNull(route.State?.Value), route.Origin?.Value);
    }

    private static AddressRange Destination(Ec2.Route route) =>
        Ec2Text.BlockOrNull(route.DestinationCidrBlock) is { } ipv4 ? AddressRange.Of(ipv4)
        : Ec2Text.BlockOrNull(route.DestinationIpv6CidrBlock) is { } ipv6 ? AddressRange.Of(ipv6)
        : Ec2Text.OrNull(route.DestinationPrefixListId) is { } list ? AddressRange.OfPrefixList(list)
        : AddressRange.OfUnknown("a destination that the route does not name");
}
