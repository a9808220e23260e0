using System.Net;

namespace ProbeSuite.Topology.Saved;

/// <summary>An element of <c>describe-vpcs</c>.</summary>
internal static class VpcBody
{
    public static Vpc Read(BodyNode node) => new()
    {
        Id = node.Required("VpcId"),
        Name = node.Tag("Name"),
        OwnerId = node.Text("OwnerId"),
        CidrBlocks = BlocksOf(node),
        IsDefault = node.Flag("IsDefault") ?? false,
        DhcpOptionsId = node.Text("DhcpOptionsId"),
    };

    private static IReadOnlyList<IPNetwork> BlocksOf(BodyNode node)
    {
        var ipv4 = AssociatedBlocks.Of(node, "CidrBlockAssociationSet", "CidrBlock", "CidrBlockState");
        if (ipv4.Count == 0 && node.Block("CidrBlock") is { } primary)
        {
            ipv4 = [primary];
        }

        return [.. ipv4, .. AssociatedBlocks.Of(node, "Ipv6CidrBlockAssociationSet", "Ipv6CidrBlock", "Ipv6CidrBlockState")];
    }
}
