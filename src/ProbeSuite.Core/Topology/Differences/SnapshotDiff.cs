namespace ProbeSuite.Topology.Differences;

/// <summary>What differs between two networks, by resource and field. The order of lists is no difference.</summary>
public static class SnapshotDiff
{
    /// <summary>The differences, kind by kind. Of what one of the two does not know, nothing is said to have changed, come or gone.</summary>
    /// <param name="before">The older network.</param>
    /// <param name="after">The newer one.</param>
    /// <param name="configuredOnly">Whether only what people configure is compared, and not what moves with the load and by itself.</param>
    public static IEnumerable<Difference> Of(Snapshot before, Snapshot after, bool configuredOnly = false) =>
    [
        .. ComparedKind.All.Where(kind => kind.IsConfigured || !configuredOnly).SelectMany(kind => OfKind(kind, before, after, configuredOnly)),
        .. configuredOnly ? [] : Gaps(before, after),
    ];

    private static IEnumerable<Difference> OfKind(ComparedKind kind, Snapshot before, Snapshot after, bool configuredOnly)
    {
        var (old, now) = (kind.Read(before), kind.Read(after));
        var name = Camel(kind.Kind);
        var isKnown = before.GapIn(kind.Kind) is null && after.GapIn(kind.Kind) is null;
        foreach (var id in old.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            var (was, stands) = (old.GetValueOrDefault(id), now.GetValueOrDefault(id));
            var differences = was is null || stands is null
                ? isKnown ? [new(name, id, null, was is null ? null : id, stands is null ? null : id)] : []
                : IsUnread(before, kind.Kind, id) || IsUnread(after, kind.Kind, id) ? []
                : Fields(name, id, was.Where(field => !configuredOnly || !field.Moves), stands.Where(field => !configuredOnly || !field.Moves));
            foreach (var difference in differences)
            {
                yield return difference;
            }
        }
    }

    // Of what is listed, a part may be missing all the same.
    private static bool IsUnread(Snapshot snapshot, ResourceKind kind, string id) =>
        snapshot.Gaps.Any(gap => gap.Kind == kind && gap.ResourceId == id)
        || (kind == ResourceKind.PrefixLists && snapshot.PrefixLists.Any(list => list.Id == id && list.Entries is null))
        || (kind == ResourceKind.TransitGatewayRouteTables && snapshot.TransitGatewayRouteTables.Any(table => table.Id == id && table.Routes is null));

    private static IEnumerable<Difference> Fields(string kind, string id, IEnumerable<FieldValue> was, IEnumerable<FieldValue> stands)
    {
        var (old, now) = (ByKey(was), ByKey(stands));
        return
            from key in old.Keys.Union(now.Keys)
            let before = old.GetValueOrDefault(key)
            let after = now.GetValueOrDefault(key)
            where before != after
            select new Difference(kind, id, key.Field, before, after);
    }

    private static Dictionary<(string Field, string? Key), string> ByKey(IEnumerable<FieldValue> fields)
    {
        var byKey = new Dictionary<(string, string?), string>();
        foreach (var field in fields)
        {
            byKey.TryAdd((field.Field, field.Key), field.Text);
        }

        return byKey;
    }

    private static IEnumerable<Difference> Gaps(Snapshot before, Snapshot after)
    {
        var (old, now) = (Texts(before), Texts(after));
        return [
            .. old.Except(now).Select(gap => new Difference("gaps", gap.Of, null, gap.Why, null)),
            .. now.Except(old).Select(gap => new Difference("gaps", gap.Of, null, null, gap.Why)),
        ];

        static (string Of, string Why)[] Texts(Snapshot snapshot) => [.. snapshot.Gaps.Select(gap => (gap.ResourceId ?? Camel(gap.Kind), gap.Why))];
    }

    private static string Camel(ResourceKind kind) => $"{kind}" is var name ? $"{char.ToLowerInvariant(name[0])}{name[1..]}" : "";
}
