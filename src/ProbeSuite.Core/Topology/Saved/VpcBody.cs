using System.Net;
using System.Text.Json.Nodes;

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

    public static JsonObject Write(Vpc vpc) => BodyJson.Of(
        ("VpcId", vpc.Id),
        ("CidrBlock", BodyJson.FirstIpv4(vpc.CidrBlocks)),
        ("CidrBlockAssociationSet", AssociatedBlocks.Write(BodyJson.Ipv4(vpc.CidrBlocks), "CidrBlock", "CidrBlockState")),
        ("Ipv6CidrBlockAssociationSet", AssociatedBlocks.Write(BodyJson.Ipv6(vpc.CidrBlocks), "Ipv6CidrBlock", "Ipv6CidrBlockState")),
        ("DhcpOptionsId", vpc.DhcpOptionsId),
        ("IsDefault", vpc.IsDefault),
        ("OwnerId", vpc.OwnerId),
        ("BlockPublicAccessStates", BlockPublicAccessBody.Write(vpc.BlockPublicAccess)),
        ("State", "available"),
        ("Tags", BodyJson.Tags(vpc.Name)));

    /// <summary>The body of <c>describe-vpc-attribute</c>, with both attributes at once; null when neither was read.</summary>
    public static JsonObject? WriteAttributes(Vpc vpc) => vpc.EnableDnsSupport is null && vpc.EnableDnsHostnames is null ? null : BodyJson.Of(
        ("VpcId", vpc.Id),
        ("EnableDnsSupport", vpc.EnableDnsSupport is { } support ? BodyJson.Of(("Value", support)) : null),
        ("EnableDnsHostnames", vpc.EnableDnsHostnames is { } hostnames ? BodyJson.Of(("Value", hostnames)) : null));

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
