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
        select Has(kind)
            ? new Gap(kind, $"the {SavedOutput.CommandOf(kind)} output in the folder ends in a NextToken: its last page is missing")
            : SavedOutput.Missing(kind, [.. _passedOver]);
}
