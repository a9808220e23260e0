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
        SourceDestCheck = node.Flag("SourceDestCheck") ?? true,
        InstanceId = node.Child("Attachment")?.Text("InstanceId"),
    };

    /// <summary>The primary address first; an interface that lists none has the one that it names beside the list.</summary>
    private static IEnumerable<InterfaceAddress> Ipv4(BodyNode node)
    {
        BodyNode[] listed =
            [.. node.Items("PrivateIpAddresses").Where(item => item.Text("PrivateIpAddress") is not null).OrderByDescending(item => item.Flag("Primary") ?? false)];
        return (listed.Length > 0 ? listed : node.Text("PrivateIpAddress") is null ? [] : [node]).Select(ReadAddress);
    }

    private static InterfaceAddress ReadAddress(BodyNode node)
    {
        var association = node.Child("Association");
        return new InterfaceAddress(node.Address("PrivateIpAddress")!, association?.Address("PublicIp"), association?.Text("AllocationId"));
    }

    private static IEnumerable<InterfaceAddress> Ipv6(BodyNode node) =>
        node.Items("Ipv6Addresses").Select(item => new InterfaceAddress(item.Address("Ipv6Address") ?? throw item.Wrong("has no Ipv6Address")));
}
