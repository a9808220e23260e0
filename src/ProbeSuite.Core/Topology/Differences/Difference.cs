namespace ProbeSuite.Topology.Differences;

/// <summary>One difference between two snapshots.</summary>
/// <param name="Kind">The kind of resource, in the words of <see cref="Snapshot"/>: <c>routeTables</c>.</param>
/// <param name="Id">The resource.</param>
/// <param name="Field">The field that differs, <c>state</c>, <c>routes 0.0.0.0/0</c>; null when the whole resource came or went.</param>
/// <param name="Before">The old value, or an entry that is gone; null when there was none.</param>
/// <param name="After">The new value, or an entry that came; null when there is none.</param>
public sealed record Difference(string Kind, string Id, string? Field, string? Before, string? After);
