namespace ProbeSuite.Topology.Saved;

/// <summary>Which kinds a folder tells of, and the gaps that the others are.</summary>
internal sealed class MissingKinds
{
    /// <summary>By kind, whether a body was met that ends its list.</summary>
    private readonly Dictionary<ResourceKind, bool> _ended = [];

    // Files with a body that nothing is known of.
    private readonly SortedSet<string> _passedOver = new(StringComparer.Ordinal);

    /// <summary>Notes a body of a kind. One with a token is a page, and the list goes on in another body.</summary>
    public void Saw(ResourceKind kind, BodyNode body) =>
        _ended[kind] = _ended.GetValueOrDefault(kind) || (body.Text("NextToken") ?? body.Text("NextMarker")) is null;

    /// <summary>Notes a body that is passed over, so that who misses its content learns where it may be.</summary>
    public void PassedOver(BodyNode body) => _passedOver.Add(body.File);

    public bool Has(ResourceKind kind) => _ended.ContainsKey(kind);

    public IEnumerable<Gap> Gaps() =>
        from kind in Enum.GetValues<ResourceKind>()
        where !_ended.GetValueOrDefault(kind)
        select new Gap(kind, Has(kind)
            ? $"the {Command(kind)} output in the folder ends in a NextToken: its last page is missing"
            : $"no {Command(kind)} output in the folder{Unread()}");

    private string Unread() => _passedOver.Count switch
    {
        0 => "",
        <= 3 => $"; no known response in {string.Join(", ", _passedOver)}",
        var all => $"; no known response in {string.Join(", ", _passedOver.Take(3))} and {all - 3} more files",
    };

    private static string Command(ResourceKind kind) => kind switch
    {
        ResourceKind.Vpcs => "describe-vpcs",
        ResourceKind.Subnets => "describe-subnets",
        ResourceKind.RouteTables => "describe-route-tables",
        ResourceKind.NetworkAcls => "describe-network-acls",
        ResourceKind.SecurityGroups => "describe-security-groups",
        ResourceKind.InternetGateways => "describe-internet-gateways",
        ResourceKind.EgressOnlyInternetGateways => "describe-egress-only-internet-gateways",
        ResourceKind.NatGateways => "describe-nat-gateways",
        ResourceKind.VpcEndpoints => "describe-vpc-endpoints",
        ResourceKind.NetworkInterfaces => "describe-network-interfaces",
        ResourceKind.ElasticIps => "describe-addresses",
        ResourceKind.PrefixLists => "describe-managed-prefix-lists",
        ResourceKind.PeeringConnections => "describe-vpc-peering-connections",
        ResourceKind.TransitGateways => "describe-transit-gateways",
        ResourceKind.TransitGatewayAttachments => "describe-transit-gateway-attachments",
        ResourceKind.TransitGatewayRouteTables => "describe-transit-gateway-route-tables",
        ResourceKind.Instances => "describe-instances",
        ResourceKind.DhcpOptions => "describe-dhcp-options",
        ResourceKind.VpnGateways => "describe-vpn-gateways",
        ResourceKind.DbInstances => "describe-db-instances",
        ResourceKind.LoadBalancers => "describe-load-balancers",
        ResourceKind.Functions => "list-functions",
        _ => throw new System.Diagnostics.UnreachableException($"no command for {kind}"),
    };
}
