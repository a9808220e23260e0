using ProbeSuite.Topology;

namespace ProbeSuite.Templates;

/// <summary>One of several parts of a network.</summary>
/// <param name="Snapshot">What it shows.</param>
/// <param name="Absent">
/// Those of its gaps that say that a resource is none of its own: another part may make it. Of a group, table or ACL the
/// snapshot then shows only what this part adds.
/// </param>
public sealed record NetworkPart(Snapshot Snapshot, IReadOnlyList<Gap> Absent)
{
    private readonly HashSet<string> _elsewhere = [.. Absent.Select(gap => gap.ResourceId).OfType<string>()];

    /// <summary>Whether a resource is none of its own.</summary>
    public bool IsElsewhere(string id) => _elsewhere.Contains(id);

    /// <summary>Whether a gap says no more than that a resource is none of its own.</summary>
    public bool IsAbsence(Gap gap) => gap.ResourceId is { } id && _elsewhere.Contains(id) && Absent.Contains(gap);

    /// <summary>What the part makes, by id.</summary>
    public IEnumerable<string> Ids => new[]
    {
        Snapshot.Vpcs.Select(one => one.Id), Snapshot.Subnets.Select(one => one.Id), Snapshot.RouteTables.Select(one => one.Id),
        Snapshot.NetworkAcls.Select(one => one.Id), Snapshot.SecurityGroups.Select(one => one.Id), Snapshot.InternetGateways.Select(one => one.Id),
        Snapshot.NatGateways.Select(one => one.Id), Snapshot.VpcEndpoints.Select(one => one.Id), Snapshot.TransitGateways.Select(one => one.Id),
        Snapshot.DhcpOptions.Select(one => one.Id), Snapshot.DbInstances.Select(one => one.Id), Snapshot.Functions.Select(one => one.Name),
    }.SelectMany(ids => ids).Where(id => !IsElsewhere(id));
}

/// <summary>Several parts of a network as one. What a later part says of a subnet or function goes before an earlier one's word.</summary>
public static class Joined
{
    /// <summary>The whole. What only one part lacked and another has is no gap any more.</summary>
    public static Snapshot Of(IReadOnlyList<NetworkPart> parts)
    {
        var made = parts.Select(part => part.Ids.ToHashSet(StringComparer.Ordinal)).ToList();
        return new()
        {
            Region = parts.Select(part => part.Snapshot.Region).FirstOrDefault(region => region is not null),
            Account = parts.Select(part => part.Snapshot.Account).FirstOrDefault(account => account is not null),
            Vpcs = All(part => part.Vpcs),
            Subnets = All(part => part.Subnets),
            RouteTables = Tables(Whole(part => part.RouteTables, table => table.Id, (table, added) => table with
            {
                SubnetIds = [.. table.SubnetIds.Union(added.SubnetIds)],
                GatewayIds = [.. table.GatewayIds.Union(added.GatewayIds)],
                Routes = [.. table.Routes, .. added.Routes.Where(route => route.Target.Kind != RouteTargetKind.Local)],
            })),
            NetworkAcls = Acls(Whole(part => part.NetworkAcls, acl => acl.Id, (acl, added) => acl with
            {
                SubnetIds = [.. acl.SubnetIds.Union(added.SubnetIds)],
                Entries = [.. acl.Entries, .. added.Entries],
            })),
            SecurityGroups = Whole(part => part.SecurityGroups, group => group.Id, (group, added) => group with
            {
                Ingress = [.. group.Ingress, .. added.Ingress],
                Egress = [.. group.Egress, .. added.Egress],
            }),
            InternetGateways = All(part => part.InternetGateways),
            EgressOnlyInternetGateways = All(part => part.EgressOnlyInternetGateways),
            NatGateways = All(part => part.NatGateways),
            VpcEndpoints = All(part => part.VpcEndpoints),
            NetworkInterfaces = All(part => part.NetworkInterfaces),
            ElasticIps = All(part => part.ElasticIps),
            PrefixLists = [.. All(part => part.PrefixLists).DistinctBy(list => list.Id)],
            PeeringConnections = All(part => part.PeeringConnections),
            TransitGateways = All(part => part.TransitGateways),
            TransitGatewayAttachments = All(part => part.TransitGatewayAttachments),
            TransitGatewayRouteTables = All(part => part.TransitGatewayRouteTables),
            Instances = All(part => part.Instances),
            DhcpOptions = All(part => part.DhcpOptions),
            VpnGateways = All(part => part.VpnGateways),
            DbInstances = All(part => part.DbInstances),
            LoadBalancers = All(part => part.LoadBalancers),
            Functions = [.. All(part => part.Functions).Reverse().DistinctBy(function => function.Name).Reverse()],
            Gaps = [.. parts.SelectMany(part => part.Snapshot.Gaps.Where(gap => !(part.IsAbsence(gap) && made.Exists(ids => ids.Contains(gap.ResourceId!))))).Distinct().OrderBy(gap => gap.ResourceId is null)],
        };

        T[] All<T>(Func<Snapshot, IEnumerable<T>> kind) => [.. parts.SelectMany(part => kind(part.Snapshot))];

        // Who makes it comes first, and the others add to it.
        List<T> Whole<T>(Func<Snapshot, IEnumerable<T>> kind, Func<T, string> id, Func<T, T, T> add) =>
            [.. parts.SelectMany(part => kind(part.Snapshot).Select(one => (One: one, IsElsewhere: part.IsElsewhere(id(one))))).GroupBy(pair => id(pair.One))
                .Select(same => same.OrderBy(pair => pair.IsElsewhere).Select(pair => pair.One).Aggregate(add))];

        List<RouteTable> Tables(List<RouteTable> tables)
        {
            var last = Last(snapshot => snapshot.RouteTables.SelectMany(table => table.SubnetIds.Select(subnet => (subnet, table.Id))));
            return tables.ConvertAll(table => table with { SubnetIds = [.. table.SubnetIds.Where(subnet => last[subnet] == table.Id)] });
        }

        List<NetworkAcl> Acls(List<NetworkAcl> acls)
        {
            var last = Last(snapshot => snapshot.NetworkAcls.SelectMany(acl => acl.SubnetIds.Select(subnet => (subnet, acl.Id))));
            return acls.ConvertAll(acl => acl with { SubnetIds = [.. acl.SubnetIds.Where(subnet => last[subnet] == acl.Id)] });
        }

        Dictionary<string, string> Last(Func<Snapshot, IEnumerable<(string Subnet, string Holder)>> claims)
        {
            var last = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (subnet, holder) in parts.SelectMany(part => claims(part.Snapshot)))
            {
                last[subnet] = holder;
            }

            return last;
        }
    }
}
