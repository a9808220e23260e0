using System.Net;
using System.Text.Json.Nodes;

namespace ProbeSuite.Topology.Saved;

/// <summary>An element of <c>describe-vpc-peering-connections</c>.</summary>
internal static class PeeringConnectionBody
{
    public static PeeringConnection Read(BodyNode node) => new(
        node.Required("VpcPeeringConnectionId"),
        node.Child("Status")?.Text("Code") ?? throw node.Wrong("has no Status.Code"),
        ReadSide(node.Child("RequesterVpcInfo")),
        ReadSide(node.Child("AccepterVpcInfo")));

    public static JsonObject Write(PeeringConnection connection) => BodyJson.Of(
        ("VpcPeeringConnectionId", connection.Id),
        ("Status", BodyJson.Of(("Code", connection.Status))),
        ("RequesterVpcInfo", WriteSide(connection.Requester)),
        ("AccepterVpcInfo", WriteSide(connection.Accepter)));

    private static JsonObject WriteSide(PeeringSide side) => BodyJson.Of(
        ("VpcId", side.VpcId),
        ("OwnerId", side.OwnerId),
        ("Region", side.Region),
        ("CidrBlock", BodyJson.FirstIpv4(side.CidrBlocks)),
        ("CidrBlockSet", BodyJson.Texts(BodyJson.Ipv4(side.CidrBlocks).Select(block => block.ToString()), "CidrBlock")),
        ("Ipv6CidrBlockSet", BodyJson.Texts(BodyJson.Ipv6(side.CidrBlocks).Select(block => block.ToString()), "Ipv6CidrBlock")),
        ("PeeringOptions", side.AllowDnsResolutionFromRemoteVpc is { } allows ? BodyJson.Of(("AllowDnsResolutionFromRemoteVpc", allows)) : null));

    private static PeeringSide ReadSide(BodyNode? node) => node is null ? new PeeringSide(null, []) : new PeeringSide(node.Text("VpcId"), Blocks(node))
    {
        OwnerId = node.Text("OwnerId"),
        Region = node.Text("Region"),
        AllowDnsResolutionFromRemoteVpc = node.Child("PeeringOptions")?.Flag("AllowDnsResolutionFromRemoteVpc"),
    };

    private static IReadOnlyList<IPNetwork> Blocks(BodyNode node)
    {
        IPNetwork[] ipv4 = [.. node.Items("CidrBlockSet").Select(item => item.Block("CidrBlock")).OfType<IPNetwork>()];
        if (ipv4.Length == 0 && node.Block("CidrBlock") is { } only)
        {
            ipv4 = [only];
        }

        return [.. ipv4, .. node.Items("Ipv6CidrBlockSet").Select(item => item.Block("Ipv6CidrBlock")).OfType<IPNetwork>()];
    }
}
