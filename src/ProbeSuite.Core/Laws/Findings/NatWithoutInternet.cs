using ProbeSuite.Topology;

namespace ProbeSuite.Laws.Findings;

/// <summary>A public NAT gateway in a subnet that leads to no internet.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html"/>
internal static class NatWithoutInternet
{
    public static FindingRule Rule { get; } = new("nat-gateway-without-internet-route", [ResourceKind.RouteTables, ResourceKind.InternetGateways], estate =>
        from gateway in estate.Snapshot.NatGateways
        where gateway is { State: "available", IsPublic: true, SubnetId: not null }
        let subnet = estate.Network.Subnet(gateway.SubnetId!)
        where subnet is not null
        let table = estate.Network.RouteTableOf(subnet)
        where table is not null && estate.IsWhole(ResourceKind.RouteTables, table.Id)
        let why = Why(estate, table)
        where why is not null
        select new Remark(
            Severity.Problem,
            subnet.VpcId,
            gateway.Id,
            $"{gateway.Id} reaches no internet: {why}.",
            Fix(estate, table)));

    // Another target, such as a firewall's endpoint, may well lead on.
    private static string? Why(Estate estate, RouteTable table) => Estate.DefaultRoute(table) switch
    {
        null when table.Routes.All(route => route.Destination is { Unknown: null, PrefixListId: null } && !(route.Destination.Cidr?.PrefixLength < 8)) => $"{table.Id} of its subnet has no default route",
        { State: RouteState.Blackhole } route => $"the default route of its subnet, {route} in {table.Id}, is a blackhole",
        { Target: { Kind: RouteTargetKind.NatGateway } target } => $"the default route of its subnet leads to the NAT gateway {target.Id}, and not to an internet gateway",
        { Target: { Kind: RouteTargetKind.InternetGateway } target } when estate.Network.Gateway(target.Id) is { } door && !door.Attachments.Any(tie => tie.Works && tie.VpcId == table.VpcId) =>
            $"{target.Id}, to which its subnet's default route leads, is not attached to {table.VpcId}",
        _ => null,
    };

    private static string Fix(Estate estate, RouteTable table)
    {
        var verb = Estate.DefaultRoute(table) is null ? "create" : "replace";
        return estate.Network.GatewayOfVpc(table.VpcId) is { } door
            ? $"aws ec2 {verb}-route --route-table-id {table.Id} --destination-cidr-block 0.0.0.0/0 --gateway-id {door.Id}"
            : $"Attach an internet gateway to {table.VpcId}, then: aws ec2 {verb}-route --route-table-id {table.Id} --destination-cidr-block 0.0.0.0/0 --gateway-id igw-…";
    }
}
