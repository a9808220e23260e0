using System.Net;
using System.Text.Json.Nodes;

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

    public static JsonObject Write(PrefixList list) => BodyJson.Of(("PrefixListId", list.Id), ("PrefixListName", list.Name));

    /// <summary>The body of <c>get-managed-prefix-list-entries</c> with the list's id beside; null when the entries were not read.</summary>
    public static JsonObject? WriteEntries(PrefixList list) => list.Entries is not { } entries ? null : BodyJson.Of(
        ("PrefixListId", list.Id),
        ("Entries", BodyJson.Texts(entries.Select(block => block.ToString()), "Cidr")));
}
