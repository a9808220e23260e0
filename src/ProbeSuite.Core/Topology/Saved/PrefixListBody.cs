using System.Net;

namespace ProbeSuite.Topology.Saved;

/// <summary>
/// Elements of <c>describe-managed-prefix-lists</c>, which has no blocks; of <c>describe-prefix-lists</c>, which has them;
/// and the body of <c>get-managed-prefix-list-entries</c>, which has nothing else.
/// </summary>
internal static class PrefixListBody
{
    public static PrefixList Read(BodyNode node) => new(
        node.Required("PrefixListId"),
        node.Text("PrefixListName"),
        node.Has("Cidrs") ? [.. node.Items("Cidrs").Select(item => item.Block())] : null);

    public static IReadOnlyList<IPNetwork> ReadEntries(BodyNode body) =>
        [.. body.Items("Entries").Select(entry => entry.Block("Cidr") ?? throw entry.Wrong("has no Cidr"))];

    /// <summary>What two descriptions of one list know together; entries of several pages are joined.</summary>
    public static PrefixList Join(PrefixList one, PrefixList other) => one with
    {
        Name = one.Name ?? other.Name,
        Entries = one.Entries is null ? other.Entries : other.Entries is null ? one.Entries : [.. one.Entries.Union(other.Entries)],
    };
}
