using System.Text.Json.Nodes;

namespace ProbeSuite.Topology.Saved;

/// <summary>An element of <c>describe-addresses</c>.</summary>
internal static class ElasticIpBody
{
    public static ElasticIp Read(BodyNode node) => new(
        node.Address("PublicIp") ?? throw node.Wrong("has no PublicIp"),
        node.Text("AllocationId"),
        node.Text("NetworkInterfaceId"),
        node.Address("PrivateIpAddress"));

    public static JsonObject Write(ElasticIp address) => BodyJson.Of(
        ("PublicIp", address.PublicIp.ToString()),
        ("AllocationId", address.AllocationId),
        ("NetworkInterfaceId", address.NetworkInterfaceId),
        ("PrivateIpAddress", address.PrivateIp?.ToString()),
        ("Domain", "vpc"));
}
