namespace ProbeSuite.Topology;

/// <summary>An EC2 instance, as far as its network goes.</summary>
/// <param name="Id">As AWS names it, <c>i-…</c>.</param>
/// <param name="Name">The <c>Name</c> tag; null when there is none.</param>
/// <param name="State"><c>running</c>, <c>stopped</c>, <c>terminated</c> …; null when not said.</param>
/// <param name="NetworkInterfaceIds">Its interfaces, the primary first; empty once terminated.</param>
public sealed record Instance(string Id, string? Name, string? State, IReadOnlyList<string> NetworkInterfaceIds);
