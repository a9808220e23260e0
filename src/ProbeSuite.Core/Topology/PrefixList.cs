using System.Net;

namespace ProbeSuite.Topology;

/// <summary>A named set of blocks, which routes and security groups may refer to.</summary>
/// <param name="Id">As AWS names it, <c>pl-…</c>.</param>
/// <param name="Name">Its name; AWS's own carry the service's, <c>com.amazonaws.eu-west-1.s3</c>. Null when not said.</param>
/// <param name="Entries">Its blocks; null when they were not read.</param>
public sealed record PrefixList(string Id, string? Name, IReadOnlyList<IPNetwork>? Entries);
