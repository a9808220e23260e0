using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace ProbeSuite.Topology.Saved;

/// <summary>An element of <c>describe-network-interfaces</c>.</summary>
/// <seealso href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInterface.html"/>
internal static class NetworkInterfaceBody
{
    public static NetworkInterface Read(BodyNode node) => new()
    {
        Id = node.Required("NetworkInterfaceId"),
        SubnetId = node.Required("SubnetId"),
        VpcId = node.Required("VpcId"),
        Description = node.Text("Description"),
        InterfaceType = node.Text("InterfaceType"),
        Status = node.Text("Status"),
        SecurityGroupIds = node.Texts("Groups", "GroupId"),
        Addresses = [.. Ipv4(node), .. Ipv6(node)],
        Prefixes = [.. Prefixes(node, "Ipv4Prefix"), .. Prefixes(node, "Ipv6Prefix")],
        SourceDestCheck = node.Flag("SourceDestCheck") ?? true,
        InstanceId = node.Child("Attachment")?.Text("InstanceId"),
    };

    public static JsonObject Write(NetworkInterface card)
    {
        InterfaceAddress[] ipv4 = [.. card.Addresses.Where(own => own.Address.AddressFamily == AddressFamily.InterNetwork)];
        return BodyJson.Of(
            ("NetworkInterfaceId", card.Id),
            ("SubnetId", card.SubnetId),
            ("VpcId", card.VpcId),
            ("Description", card.Description ?? ""),
            ("InterfaceType", card.InterfaceType),
            ("Status", card.Status),
            ("Groups", BodyJson.Texts(card.SecurityGroupIds, "GroupId")),
            ("PrivateIpAddress", ipv4 is [var primary, ..] ? primary.Address.ToString() : null),
            ("Association", ipv4 is [var first, ..] ? Association(first) : null),
            ("PrivateIpAddresses", BodyJson.List(ipv4, own => BodyJson.Of(
                ("Primary", own == ipv4[0]), ("PrivateIpAddress", own.Address.ToString()), ("Association", Association(own))))),
            ("Ipv6Addresses", BodyJson.Texts(card.Addresses.Except(ipv4).Select(own => own.Address.ToString()), "Ipv6Address")),
            ("Ipv4Prefixes", WrittenPrefixes(card, AddressFamily.InterNetwork, "Ipv4Prefix")),
            ("Ipv6Prefixes", WrittenPrefixes(card, AddressFamily.InterNetworkV6, "Ipv6Prefix")),
            ("SourceDestCheck", card.SourceDestCheck),
            ("Attachment", card.InstanceId is { } instance ? BodyJson.Of(("InstanceId", instance), ("Status", "attached")) : null));
    }

    private static JsonObject? Association(InterfaceAddress own) => own.PublicIp is { } address
        ? BodyJson.Of(("PublicIp", address.ToString()), ("AllocationId", own.AllocationId))
        : null;

    /// <summary>
    /// The primary address first; an interface that lists none has the one that it names beside the list, whose public
    /// address may be named there alone, too.
    /// </summary>
    private static IEnumerable<InterfaceAddress> Ipv4(BodyNode node)
    {
        BodyNode[] listed =
            [.. node.Items("PrivateIpAddresses").Where(item => item.Text("PrivateIpAddress") is not null).OrderByDescending(item => item.Flag("Primary") ?? false)];
        return (listed.Length > 0 ? listed : node.Text("PrivateIpAddress") is null ? [] : [node])
            .Select((item, index) => ReadAddress(item, item.Child("Association") ?? (index == 0 ? node.Child("Association") : null)));
    }

    private static InterfaceAddress ReadAddress(BodyNode node, BodyNode? association) =>
        new(node.Address("PrivateIpAddress")!, association?.Address("PublicIp"), association?.Text("AllocationId"));

    private static IEnumerable<IPNetwork> Prefixes(BodyNode node, string name) =>
        node.Items($"{name}es").Select(item => item.Block(name) ?? throw item.Wrong($"has no {name}"));

    private static JsonArray WrittenPrefixes(NetworkInterface card, AddressFamily family, string name) =>
        BodyJson.Texts(card.Prefixes.Where(prefix => prefix.BaseAddress.AddressFamily == family).Select(prefix => $"{prefix}"), name);

    private static IEnumerable<InterfaceAddress> Ipv6(BodyNode node) =>
        node.Items("Ipv6Addresses").Select(item => new InterfaceAddress(item.Address("Ipv6Address") ?? throw item.Wrong("has no Ipv6Address")));
}
