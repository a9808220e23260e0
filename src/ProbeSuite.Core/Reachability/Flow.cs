using System.Net;
using System.Net.Sockets;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability;

/// <summary>Packets of one connection in one direction.</summary>
/// <param name="Source">Where they come from.</param>
/// <param name="Destination">Where they go.</param>
/// <param name="Protocol">TCP or UDP.</param>
/// <param name="SourcePorts">The ports that they may come from: any of a client's, or a server's one.</param>
/// <param name="Ports">The ports that they go to.</param>
internal readonly record struct Flow(
    IPAddress Source, IPAddress Destination, Protocol Protocol, PortRange SourcePorts, PortRange Ports)
{
    /// <summary>What the far end sends back.</summary>
    public Flow Reply => new(Destination, Source, Protocol, Ports, SourcePorts);

    /// <summary>Whether it is IPv6.</summary>
    public bool IsIpv6 => Destination.AddressFamily == AddressFamily.InterNetworkV6;

    /// <inheritdoc/>
    public override string ToString() => $"{Protocol} {Ports} to {Destination}";
}
