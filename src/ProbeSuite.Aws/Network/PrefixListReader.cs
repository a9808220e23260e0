using Amazon.EC2;
using ProbeSuite.Topology;
using Ec2 = Amazon.EC2.Model;

namespace ProbeSuite.Aws.Network;

/// <summary>Managed prefix lists; only those that matter are asked for their entries.</summary>
internal sealed class PrefixListReader(IAmazonEC2 ec2, KindReadings readings)
{
    public static PrefixList Read(Ec2.ManagedPrefixList list) => new(list.PrefixListId, Ec2Text.OrNull(list.PrefixListName), null);

    /// <summary>Lists that AWS keeps for its services, and those that a route or a rule refers to.</summary>
    public static HashSet<string> Needed(Snapshot snapshot) =>
    [
        .. snapshot.PrefixLists.Where(list => list.Name?.StartsWith("com.amazonaws.", StringComparison.Ordinal) == true).Select(list => list.Id),
        .. snapshot.RouteTables.SelectMany(table => table.Routes).Select(route => route.Destination.PrefixListId).OfType<string>(),
        .. snapshot.SecurityGroups.SelectMany(group => group.Ingress.Concat(group.Egress)).Select(rule => rule.Peer.Addresses?.PrefixListId).OfType<string>(),
    ];

    /// <summary>The list with its entries; without them, and with a gap, when they cannot be read.</summary>
    public async Task<PrefixList> CompleteAsync(PrefixList list) => list with
    {
        Entries = await readings.ListAsync(
            ResourceKind.PrefixLists, list.Id, "GetManagedPrefixListEntries",
            ec2.Paginators.GetManagedPrefixListEntries(new() { PrefixListId = list.Id }).Responses,
            page => page.Entries, entry => Ec2Text.Block(entry.Cidr)),
    };
}
