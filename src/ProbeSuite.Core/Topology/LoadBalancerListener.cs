namespace ProbeSuite.Topology;

/// <summary>A port that a load balancer takes connections on.</summary>
/// <param name="Protocol">As AWS names it: <c>HTTP</c>, <c>TLS</c>, <c>TCP_UDP</c> …</param>
/// <param name="Port">1 to 65535.</param>
/// <seealso href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Listener.html"/>
public sealed record LoadBalancerListener(string Protocol, int Port)
{
    /// <summary>Whether packets of a protocol to a range of ports are all for it.</summary>
    public bool Takes(Protocol protocol, PortRange ports) => ports == new PortRange(Port, Port) && Protocol switch
    {
        "TCP_UDP" or "TCP_QUIC" => protocol == Topology.Protocol.Tcp || protocol == Topology.Protocol.Udp,
        "UDP" or "QUIC" => protocol == Topology.Protocol.Udp,
        _ => protocol == Topology.Protocol.Tcp,
    };

    /// <summary>As people say it: <c>HTTPS 443</c>.</summary>
    public override string ToString() => $"{Protocol} {Port}";
}
