namespace ProbeSuite.Topology.Saved;

/// <summary>Every response body that is understood, by the top-level key that makes it what it is.</summary>
internal static class BodyKinds
{
    private static readonly BodyKind[] All =
    [
        Each("Vpcs", ResourceKind.Vpcs, (node, draft) => draft.AddVpc(VpcBody.Read(node), BlockPublicAccessBody.State(node))),
        Each("Subnets", ResourceKind.Subnets, (node, draft) => draft.Subnets.Add(SubnetBody.Read(node))),
        Each("RouteTables", ResourceKind.RouteTables, (node, draft) => draft.RouteTables.Add(RouteTableBody.Read(node))),
        Each("NetworkAcls", ResourceKind.NetworkAcls, (node, draft) => draft.NetworkAcls.Add(NetworkAclBody.Read(node))),
        Each("SecurityGroups", ResourceKind.SecurityGroups, (node, draft) => draft.SecurityGroups.Add(SecurityGroupBody.Read(node))),
        Each("SecurityGroupRules", ResourceKind.SecurityGroups, (node, draft) => draft.RuleGroups.Merge(SecurityGroupRuleBody.Read(node), SecurityGroupRuleBody.Join)),
        Each("InternetGateways", ResourceKind.InternetGateways, (node, draft) => draft.InternetGateways.Add(GatewayBody.ReadInternetGateway(node))),
        Each("EgressOnlyInternetGateways", ResourceKind.EgressOnlyInternetGateways, (node, draft) => draft.EgressOnlyInternetGateways.Add(GatewayBody.ReadEgressOnly(node))),
        Each("NatGateways", ResourceKind.NatGateways, (node, draft) => draft.NatGateways.Add(NatGatewayBody.Read(node))),
        Each("VpcEndpoints", ResourceKind.VpcEndpoints, (node, draft) => draft.VpcEndpoints.Add(VpcEndpointBody.Read(node))),
        Each("NetworkInterfaces", ResourceKind.NetworkInterfaces, (node, draft) => draft.AddNetworkInterface(node)),
        Each("Addresses", ResourceKind.ElasticIps, (node, draft) => draft.ElasticIps.Add(ElasticIpBody.Read(node))),
        Each("PrefixLists", ResourceKind.PrefixLists, (node, draft) => draft.PrefixLists.Merge(PrefixListBody.Read(node), PrefixListBody.Join)),
        Each("VpcPeeringConnections", ResourceKind.PeeringConnections, (node, draft) => draft.PeeringConnections.Add(PeeringConnectionBody.Read(node))),
        Each("TransitGateways", ResourceKind.TransitGateways, (node, draft) => draft.TransitGateways.Add(TransitGatewayBody.Read(node))),
        Each("TransitGatewayAttachments", ResourceKind.TransitGatewayAttachments, (node, draft) => draft.AddAttachment(TransitGatewayBody.ReadAttachment(node), tellsTable: true)),
        Each("TransitGatewayVpcAttachments", ResourceKind.TransitGatewayAttachments, (node, draft) => draft.AddAttachment(TransitGatewayBody.ReadVpcAttachment(node), tellsTable: false)),
        Each("TransitGatewayRouteTables", ResourceKind.TransitGatewayRouteTables, (node, draft) => draft.TransitGatewayRouteTables.Add(TransitGatewayRouteTableBody.Read(node))),
        Each("Reservations", ResourceKind.Instances, (node, draft) => draft.AddInstances(node.Items("Instances").Select(InstanceBody.Read))),
        Each("DhcpOptions", ResourceKind.DhcpOptions, (node, draft) => draft.DhcpOptions.Add(DhcpOptionsBody.Read(node))),
        Each("VpnGateways", ResourceKind.VpnGateways, (node, draft) => draft.VpnGateways.Add(GatewayBody.ReadVpnGateway(node))),
        Each("LoadBalancers", ResourceKind.LoadBalancers, (node, draft) => draft.LoadBalancers.Add(LoadBalancerBody.Read(node))),
        Each("LoadBalancerDescriptions", ResourceKind.LoadBalancers, (node, draft) => draft.LoadBalancers.Add(LoadBalancerBody.ReadClassic(node))),
        Whole("Listeners", null, (body, draft) => draft.Listeners.Add(body)),
        Each("LoadBalancerListeners", null, (node, draft) => draft.Listeners.Add(node)),
        Each("DBInstances", ResourceKind.DbInstances, (node, draft) => draft.AddDbInstance(node)),
        Each("DBClusters", ResourceKind.DbInstances, (node, draft) => draft.DbInstances.Add(DatabaseBody.ReadCluster(node, draft.SubnetGroups))),
        Each("CacheClusters", ResourceKind.DbInstances, (node, draft) => draft.DbInstances.Add(DatabaseBody.ReadCache(node, draft.SubnetGroups))),
        Each("DBSubnetGroups", null, (node, draft) => draft.SubnetGroups.Learn(SubnetGroups.Rds, node.Text("DBSubnetGroupName"), node)),
        Each("CacheSubnetGroups", null, (node, draft) => draft.SubnetGroups.Learn(SubnetGroups.Cache, node.Text("CacheSubnetGroupName"), node)),
        Each("Functions", ResourceKind.Functions, (node, draft) => draft.Functions.Merge(FunctionBody.Read(node), FunctionBody.Better)),
        Each("VpcBlockPublicAccessExclusions", null, (node, draft) => draft.Exclusions.Add(node.Required("ResourceArn"), node.Text("InternetGatewayExclusionMode"), node.Text("State"))),
        Each("TransitGatewayPropagations", null, (node, draft) => Read(node, draft)),
        Each("TransitGatewayStaticRoutes", null, (node, draft) => ReadTransitGatewayRoutes(node, draft.TransitGatewayTables.AddStaticRoutes)),
        Whole("FunctionName", ResourceKind.Functions, (body, draft) => draft.Functions.Merge(FunctionBody.Read(body), FunctionBody.Better)),
        Whole("Configuration", null, ReadGetFunction),
        Whole("EnableDnsSupport", null, (body, draft) => draft.AddDnsSupport(body.Required("VpcId"), body.Child("EnableDnsSupport")?.Flag("Value"))),
        Whole("EnableDnsHostnames", null, (body, draft) => draft.AddDnsHostnames(body.Required("VpcId"), body.Child("EnableDnsHostnames")?.Flag("Value"))),
        Whole("VpcBlockPublicAccessOptions", null, (body, draft) => draft.AccountBlock = body.Child("VpcBlockPublicAccessOptions") is { } options ? BlockPublicAccessBody.Mode(options) : null),
        Whole(AboutBody.Key, null, (body, draft) => draft.About = body.Child(AboutBody.Key) is { } about ? AboutBody.Read(about) : null),
        Whole("Entries", null, (body, draft) => draft.AddEntries(body, Attribution.PrefixList(body))),
        Whole("Routes", null, (body, draft) => ReadTransitGatewayRoutes(body, draft.TransitGatewayTables.AddRoutes)),
        Whole("TransitGatewayRouteTablePropagations", null, (body, draft) => ReadTransitGatewayAttachments(body, "TransitGatewayRouteTablePropagations", draft.TransitGatewayTables.AddPropagations)),
        Whole("Associations", null, (body, draft) => ReadTransitGatewayAttachments(body, "Associations", draft.TransitGatewayTables.AddAssociations)),
    ];

    /// <summary>Reads all that a body holds; false when nothing in it is known.</summary>
    /// <exception cref="SnapshotException">A text in it cannot be read.</exception>
    public static bool Read(BodyNode body, SnapshotDraft draft)
    {
        try
        {
            return ReadKinds(body, draft);
        }
        catch (InvalidOperationException broken)
        {
            // The one thing that a well-formed JSON text can hold and System.Text.Json cannot give: half a surrogate pair.
            throw new SnapshotException($"{body.File}: a text in it holds an escape (\\ud800 to \\udfff) that is no character", broken);
        }
    }

    private static bool ReadKinds(BodyNode body, SnapshotDraft draft)
    {
        var known = false;
        foreach (var kind in All.Where(kind => body.Has(kind.Key)))
        {
            known = true;
            kind.Read(body, draft);
            if (kind.Makes is { } made)
            {
                draft.Saw(made, body);
            }
        }

        return known;
    }

    private static void ReadGetFunction(BodyNode body, SnapshotDraft draft)
    {
        if (body.Child("Configuration") is { IsObject: true } configuration && configuration.Has("FunctionName"))
        {
            draft.Functions.Merge(FunctionBody.Read(configuration, body.Child("Tags")), FunctionBody.Better);
            draft.Saw(ResourceKind.Functions, body);
        }
    }

    private static void ReadTransitGatewayRoutes(BodyNode body, Action<string, IEnumerable<TransitGatewayRoute>, bool> add)
    {
        if (Attribution.TransitGatewayRouteTable(body) is { } table)
        {
            add(table, TransitGatewayRouteTableBody.ReadRoutes(body), body.Flag("AdditionalRoutesAvailable") ?? false);
        }
    }

    private static void ReadTransitGatewayAttachments(BodyNode body, string name, Action<string, IEnumerable<string>> add)
    {
        if (Attribution.TransitGatewayRouteTable(body) is { } table)
        {
            add(table, TransitGatewayRouteTableBody.ReadAttachments(body, name));
        }
    }

    private static BodyKind Each(string key, ResourceKind? makes, Action<BodyNode, SnapshotDraft> read) =>
        new(key, makes, (body, draft) =>
        {
            foreach (var node in body.Items(key))
            {
                read(node, draft);
            }
        });

    private static BodyKind Whole(string key, ResourceKind? makes, Action<BodyNode, SnapshotDraft> read) => new(key, makes, read);

    /// <param name="Key">The top-level key.</param>
    /// <param name="Makes">The kind that is no longer missing once such a body was met; null when it only adds to others.</param>
    /// <param name="Read">Puts what the body tells into the draft.</param>
    private sealed record BodyKind(string Key, ResourceKind? Makes, Action<BodyNode, SnapshotDraft> Read);
}
