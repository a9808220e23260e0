using System.Net;
using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>Network ACLs: the template's own, the VPCs' default ones, and those that the template only speaks of.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html"/>
internal static class NetworkAcls
{
    public static IReadOnlyList<NetworkAcl> Read(Draft draft, IReadOnlyList<Vpc> vpcs, IReadOnlyList<Subnet> subnets)
    {
        var entries = draft.All("AWS::EC2::NetworkAclEntry").Select(entry => (Acl: entry.Reference("NetworkAclId") ?? "", Entry: entry)).ToLookup(pair => pair.Acl, pair => pair.Entry);
        var members = draft.All("AWS::EC2::SubnetNetworkAclAssociation").ToLookup(Acl, association => association.Reference("SubnetId") ?? "");
        List<NetworkAcl> acls =
        [
            .. draft.Of("AWS::EC2::NetworkAcl").Select(acl => Filled(new() { Id = acl.Id, VpcId = acl.Reference("VpcId") ?? "" }, [])),
            .. vpcs.Select(vpc => Filled(new() { Id = $"{vpc.Id}.DefaultNetworkAcl", VpcId = vpc.Id, IsDefault = true }, AllowAll)),
        ];
        var known = acls.Select(acl => acl.Id).ToHashSet(StringComparer.Ordinal);
        return [.. acls, .. members.Select(group => group.Key).Union(entries.Select(group => group.Key)).Where(id => !known.Contains(id)).Select(Elsewhere)];

        NetworkAcl Filled(NetworkAcl acl, IEnumerable<NetworkAclEntry> own) => acl with
        {
            SubnetIds = [.. members[acl.Id].Distinct()],
            Entries = [.. own, .. entries[acl.Id].Select(entry => Entry(entry.Of(ResourceKind.NetworkAcls, acl.Id))).OfType<NetworkAclEntry>()],
        };

        NetworkAcl Elsewhere(string id)
        {
            if (draft.TypeOf(id) is null)
            {
                draft.Lack(ResourceKind.NetworkAcls, $"{id} is not in the template", id);
            }
            else
            {
                draft.Miss(ResourceKind.NetworkAcls, $"whether all entries of {id} are in the template is not known", id);
            }

            return Filled(new() { Id = id, VpcId = subnets.FirstOrDefault(subnet => members[id].Contains(subnet.Id))?.VpcId ?? $"VPC of {id}" }, []);
        }
    }

    private static readonly NetworkAclEntry[] AllowAll =
    [
        .. new[] { false, true }.SelectMany(egress => new[] { (Number: 100, Cidr: "0.0.0.0/0"), (Number: 101, Cidr: "::/0") }
            .Select(rule => new NetworkAclEntry(rule.Number, egress, Protocol.All, IPNetwork.Parse(rule.Cidr), null, Allows: true))),
    ];

    /// <summary>The ACL that an association names; of one that may not be there, one of its own.</summary>
    private static string Acl(Properties association) =>
        association.Doubt is null ? association.Reference("NetworkAclId") ?? "" : $"network ACL of {association.Reference("SubnetId")}";

    private static readonly string[] Decisive = ["RuleNumber", "Egress", "Protocol", "RuleAction", "CidrBlock", "Ipv6CidrBlock", "PortRange"];

    private static NetworkAclEntry? Entry(Properties entry)
    {
        if (entry.Doubt is { } doubt)
        {
            entry.Miss(doubt);
            return null;
        }

        if (Decisive.Any(entry.NoteUnknown))
        {
            return null;
        }

        if (entry.Number("RuleNumber") is not { } number || (entry.Block("CidrBlock") ?? entry.Block("Ipv6CidrBlock")) is not { } block)
        {
            entry.Miss($"{entry.Id} does not say what it speaks of");
            return null;
        }

        var protocol = Protocols.Of(entry, "Protocol");
        var ports = protocol == Protocol.Tcp || protocol == Protocol.Udp ? entry.Inner("PortRange") : null;
        return new(number, entry.Flag("Egress") ?? false, protocol, block, ports is null ? null : Protocols.Ports(ports, "From", "To"),
            string.Equals(entry.Text("RuleAction"), "allow", StringComparison.OrdinalIgnoreCase));
    }
}
