using System.Net;
using System.Net.Sockets;

namespace ProbeSuite.Lab.Services.Http;

/// <summary>A socket that a server of the lab answers on, and what the socket tells of its callers.</summary>
/// <param name="Socket">Bound, in whichever network namespace. The server that takes the listener closes it.</param>
/// <param name="Certificates">What TLS callers are shown; null for plain HTTP.</param>
/// <param name="VpcEndpointId">The VPC endpoint that callers came through, <c>vpce-…</c>; null for the public side.</param>
public sealed record Listener(Socket Socket, ServerCertificates? Certificates = null, string? VpcEndpointId = null)
{
    /// <summary>The address and port that it is bound to.</summary>
    public IPEndPoint Address => (IPEndPoint)Socket.LocalEndPoint!;
}
