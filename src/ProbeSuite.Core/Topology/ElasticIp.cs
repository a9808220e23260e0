using System.Net;

namespace ProbeSuite.Topology;

/// <summary>A public IPv4 address that the account holds.</summary>
/// <param name="PublicIp">The address.</param>
/// <param name="AllocationId">As AWS names it, <c>eipalloc-…</c>; null for addresses of old.</param>
/// <param name="NetworkInterfaceId">The interface it is tied to; null when idle.</param>
/// <param name="PrivateIp">The private address it is tied to; null when idle.</param>
public sealed record ElasticIp(IPAddress PublicIp, string? AllocationId, string? NetworkInterfaceId = null, IPAddress? PrivateIp = null);
