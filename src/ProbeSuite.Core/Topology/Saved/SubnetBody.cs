using System.Text.Json.Nodes;

namespace ProbeSuite.Topology.Saved;

/// <summary>An element of <c>describe-subnets</c>.</summary>
internal static class SubnetBody
{
    public static Subnet Read(BodyNode node) => new()
    {
        Id = node.Required("SubnetId"),
        VpcId = node.Required("VpcId"),
        Name = node.Tag("Name"),
        CidrBlocks =
        [
            .. node.Block("CidrBlock") is { } ipv4 ? [ipv4] : Array.Empty<System.Net.IPNetwork>(),
            .. AssociatedBlocks.Of(node, "Ipv6CidrBlockAssociationSet", "Ipv6CidrBlock", "Ipv6CidrBlockState"),
        ],
        AvailabilityZone = node.Text("AvailabilityZone"),
        AvailabilityZoneId = node.Text("AvailabilityZoneId"),
        MapPublicIpOnLaunch = node.Flag("MapPublicIpOnLaunch") ?? false,
        AvailableIpAddressCount = node.Number("AvailableIpAddressCount"),
        BlockPublicAccess = BlockPublicAccessBody.State(node),
    };

    public static JsonObject Write(Subnet subnet) => BodyJson.Of(
        ("SubnetId", subnet.Id),
        ("VpcId", subnet.VpcId),
        ("CidrBlock", BodyJson.FirstIpv4(subnet.CidrBlocks)),
        ("Ipv6CidrBlockAssociationSet", AssociatedBlocks.Write(BodyJson.Ipv6(subnet.CidrBlocks), "Ipv6CidrBlock", "Ipv6CidrBlockState")),
        ("AvailabilityZone", subnet.AvailabilityZone),
        ("AvailabilityZoneId", subnet.AvailabilityZoneId),
        ("AvailableIpAddressCount", subnet.AvailableIpAddressCount),
        ("MapPublicIpOnLaunch", subnet.MapPublicIpOnLaunch),
        ("BlockPublicAccessStates", subnet.BlockPublicAccess is { } block ? BlockPublicAccessBody.Write(block) : null),
        ("State", "available"),
        ("Tags", BodyJson.Tags(subnet.Name)));
}
