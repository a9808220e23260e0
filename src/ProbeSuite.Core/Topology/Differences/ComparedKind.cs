using static ProbeSuite.Topology.Differences.FieldValue;

namespace ProbeSuite.Topology.Differences;

/// <summary>A kind of resource, taken apart for comparison.</summary>
/// <param name="Kind">Which.</param>
/// <param name="IsConfigured">Whether people make its resources. Interfaces and instances come and go with the load.</param>
/// <param name="Read">The resources of a snapshot with their fields, by id.</param>
internal sealed record ComparedKind(
    ResourceKind Kind, bool IsConfigured, Func<Snapshot, IReadOnlyDictionary<string, IReadOnlyList<FieldValue>>> Read)
{
    /// <summary>Every kind, in the order of <see cref="Snapshot"/>.</summary>
    public static IReadOnlyList<ComparedKind> All { get; } =
    [
        Of(ResourceKind.Vpcs, s => s.Vpcs, v => v.Id, v =>
        [
            .. One("name", v.Name), .. One("ownerId", v.OwnerId), .. Many("cidrBlocks", v.CidrBlocks),
            .. One("isDefault", v.IsDefault),
            .. One("enableDnsSupport", v.EnableDnsSupport), .. One("enableDnsHostnames", v.EnableDnsHostnames),
            .. One("dhcpOptionsId", v.DhcpOptionsId), .. One("blockPublicAccess", v.BlockPublicAccess),
        ]),
        Of(ResourceKind.Subnets, s => s.Subnets, s => s.Id, s =>
        [
            .. One("vpcId", s.VpcId), .. One("name", s.Name), .. Many("cidrBlocks", s.CidrBlocks),
            .. One("availabilityZone", s.AvailabilityZone),
            .. One("availabilityZoneId", s.AvailabilityZoneId), .. One("mapPublicIpOnLaunch", s.MapPublicIpOnLaunch),
            .. One("availableIpAddressCount", s.AvailableIpAddressCount, moves: true),
            .. One("blockPublicAccess", s.BlockPublicAccess),
        ]),
        Of(ResourceKind.RouteTables, s => s.RouteTables, t => t.Id, t =>
        [
            .. One("vpcId", t.VpcId), .. One("name", t.Name), .. One("isMain", t.IsMain),
            .. Many("subnetIds", t.SubnetIds), .. Many("gatewayIds", t.GatewayIds),
            .. t.Routes.Select(Route),
        ]),
        Of(ResourceKind.NetworkAcls, s => s.NetworkAcls, a => a.Id, a =>
        [
            .. One("vpcId", a.VpcId), .. One("isDefault", a.IsDefault), .. Many("subnetIds", a.SubnetIds),
            .. a.Entries.Select(entry => new FieldValue(entry.Egress ? "entries outbound" : "entries inbound", $"{entry.RuleNumber}", $"{entry}")),
        ]),
        Of(ResourceKind.SecurityGroups, s => s.SecurityGroups, g => g.Id, g =>
        [
            .. One("name", g.Name), .. One("vpcId", g.VpcId), .. One("ownerId", g.OwnerId),
            .. Many("ingress", g.Ingress), .. Many("egress", g.Egress),
        ]),
        Of(ResourceKind.InternetGateways, s => s.InternetGateways, g => g.Id, g => Attachments(g.Attachments)),
        Of(ResourceKind.EgressOnlyInternetGateways, s => s.EgressOnlyInternetGateways, g => g.Id, g =>
            Attachments(g.Attachments)),
        Of(ResourceKind.NatGateways, s => s.NatGateways, n => n.Id, n =>
        [
            .. One("vpcId", n.VpcId), .. One("subnetId", n.SubnetId), .. One("state", n.State),
            .. One("failureMessage", n.FailureMessage),
            .. One("isPublic", n.IsPublic), .. One("isRegional", n.IsRegional),
            .. One("routeTableId", n.RouteTableId),
            .. Many("addresses", n.Addresses.Select(address => Parts(
                address.PublicIp, address.PrivateIp, address.AllocationId, address.NetworkInterfaceId, address.AvailabilityZone))),
        ]),
        Of(ResourceKind.VpcEndpoints, s => s.VpcEndpoints, e => e.Id, e =>
        [
            .. One("vpcId", e.VpcId), .. One("type", e.Type), .. One("serviceName", e.ServiceName),
            .. One("state", e.State), .. One("policyDocument", e.PolicyDocument),
            .. Many("routeTableIds", e.RouteTableIds), .. Many("subnetIds", e.SubnetIds),
            .. Many("securityGroupIds", e.SecurityGroupIds),
            .. Many("networkInterfaceIds", e.NetworkInterfaceIds), .. One("privateDnsEnabled", e.PrivateDnsEnabled),
            .. One("privateDnsOnlyForInboundResolverEndpoint", e.PrivateDnsOnlyForInboundResolverEndpoint),
            .. Many("dnsNames", e.DnsNames), .. One("ipAddressType", e.IpAddressType),
        ]),
        Of(ResourceKind.NetworkInterfaces, s => s.NetworkInterfaces, i => i.Id, i =>
        [
            .. One("subnetId", i.SubnetId), .. One("vpcId", i.VpcId), .. One("description", i.Description),
            .. One("interfaceType", i.InterfaceType), .. One("status", i.Status),
            .. Many("securityGroupIds", i.SecurityGroupIds),
            .. Many("addresses", i.Addresses.Select(address => Parts(address.Address, address.PublicIp, address.AllocationId))),
            .. Many("prefixes", i.Prefixes), .. One("sourceDestCheck", i.SourceDestCheck),
            .. One("instanceId", i.InstanceId),
        ], isConfigured: false),
        Of(ResourceKind.ElasticIps, s => s.ElasticIps, e => e.AllocationId ?? $"{e.PublicIp}", e =>
        [
            .. One("publicIp", e.PublicIp), .. One("networkInterfaceId", e.NetworkInterfaceId),
            .. One("privateIp", e.PrivateIp),
        ]),
        Of(ResourceKind.PrefixLists, s => s.PrefixLists, l => l.Id, l =>
            [.. One("name", l.Name), .. Many("entries", l.Entries)]),
        Of(ResourceKind.PeeringConnections, s => s.PeeringConnections, p => p.Id, p =>
        [
            .. One("status", p.Status), .. Side("requester", p.Requester), .. Side("accepter", p.Accepter),
        ]),
        Of(ResourceKind.TransitGateways, s => s.TransitGateways, g => g.Id, g =>
            [.. One("state", g.State), .. One("securityGroupReferencing", g.SecurityGroupReferencing)]),
        Of(ResourceKind.TransitGatewayAttachments, s => s.TransitGatewayAttachments, a => a.Id, a =>
        [
            .. One("transitGatewayId", a.TransitGatewayId), .. One("resourceType", a.ResourceType),
            .. One("resourceId", a.ResourceId), .. One("state", a.State),
            .. Many("subnetIds", a.SubnetIds), .. One("securityGroupReferencing", a.SecurityGroupReferencing),
            .. One("associatedRouteTableId", a.AssociatedRouteTableId),
        ]),
        Of(ResourceKind.TransitGatewayRouteTables, s => s.TransitGatewayRouteTables, t => t.Id, t =>
        [
            .. One("transitGatewayId", t.TransitGatewayId), .. One("state", t.State),
            .. Many("associations", t.Associations), .. Many("propagations", t.Propagations),
            .. (t.Routes ?? []).Select(route => Route($"{route.Cidr}", string.Join(", ", route.AttachmentIds.Order(StringComparer.Ordinal)), route.State, route.Origin)),
        ]),
        Of(ResourceKind.Instances, s => s.Instances, i => i.Id, i =>
        [
            .. One("name", i.Name), .. One("state", i.State), .. Many("networkInterfaceIds", i.NetworkInterfaceIds),
        ], isConfigured: false),
        Of(ResourceKind.DhcpOptions, s => s.DhcpOptions, d => d.Id, d =>
            [.. Many("domainNameServers", d.DomainNameServers), .. One("domainName", d.DomainName)]),
        Of(ResourceKind.VpnGateways, s => s.VpnGateways, g => g.Id, g =>
            [.. One("state", g.State), .. Attachments(g.Attachments)]),
        Of(ResourceKind.DbInstances, s => s.DbInstances, d => d.Id, d =>
        [
            .. One("engine", d.Engine), .. One("endpointAddress", d.EndpointAddress), .. One("port", d.Port),
            .. One("vpcId", d.VpcId), .. Many("subnetIds", d.SubnetIds),
            .. Many("securityGroupIds", d.SecurityGroupIds), .. One("publiclyAccessible", d.PubliclyAccessible),
            .. One("iamAuthentication", d.IamAuthentication),
            .. One("status", d.Status, moves: true),
        ]),
        Of(ResourceKind.LoadBalancers, s => s.LoadBalancers, b => b.Name, b =>
        [
            .. One("type", b.Type), .. One("dnsName", b.DnsName), .. One("isInternal", b.IsInternal),
            .. Many("subnetIds", b.SubnetIds), .. Many("securityGroupIds", b.SecurityGroupIds),
            .. Many("listeners", b.Listeners),
        ]),
        Of(ResourceKind.Functions, s => s.Functions, f => f.Name, f =>
        [
            .. One("arn", f.Arn), .. One("placementName", f.PlacementName), .. One("role", f.Role),
            .. One("timeoutSeconds", f.TimeoutSeconds),
            .. One("placement.vpcId", f.Placement.VpcId), .. Many("placement.subnetIds", f.Placement.SubnetIds),
            .. Many("placement.securityGroupIds", f.Placement.SecurityGroupIds),
            .. One("placement.ipv6AllowedForDualStack", f.Placement.Ipv6AllowedForDualStack),
            .. One("placement.unknown", f.Placement.Unknown),
            .. One("state", f.State, moves: true), .. One("stateReasonCode", f.StateReasonCode, moves: true),
            .. One("stateReason", f.StateReason, moves: true),
            .. One("lastUpdateStatus", f.LastUpdateStatus, moves: true),
            .. One("lastUpdateStatusReasonCode", f.LastUpdateStatusReasonCode, moves: true),
        ]),
    ];

    private static ComparedKind Of<T>(
        ResourceKind kind,
        Func<Snapshot, IEnumerable<T>> list,
        Func<T, string> id,
        Func<T, IReadOnlyList<FieldValue>> fields,
        bool isConfigured = true) =>
        new(kind, isConfigured, snapshot => list(snapshot).DistinctBy(id).ToDictionary(id, fields));

    private static FieldValue Route(Route route) => Route($"{route.Destination}", $"{route.Target}", route.State, route.Origin);

    // A static and a propagated route to one destination stand beside each other.
    private static FieldValue Route(string destination, string target, RouteState state, RouteOrigin origin) => new(
        $"routes {destination}{(origin == RouteOrigin.Propagated ? " propagated" : "")}",
        "",
        state == RouteState.Active ? target : $"{target} ({state.ToString().ToLowerInvariant()})");

    private static IReadOnlyList<FieldValue> Attachments(IEnumerable<GatewayAttachment> attachments) =>
        [.. attachments.Select(attachment => new FieldValue($"attachments {attachment.VpcId}", "", attachment.State))];

    private static IEnumerable<FieldValue> Side(string side, PeeringSide vpc) =>
    [
        .. One($"{side}.vpcId", vpc.VpcId), .. Many($"{side}.cidrBlocks", vpc.CidrBlocks),
        .. One($"{side}.ownerId", vpc.OwnerId), .. One($"{side}.region", vpc.Region),
        .. One($"{side}.allowDnsResolutionFromRemoteVpc", vpc.AllowDnsResolutionFromRemoteVpc),
    ];

    private static string Parts(params object?[] parts) => string.Join(' ', parts.Where(part => part is not null));
}
