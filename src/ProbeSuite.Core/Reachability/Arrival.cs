using System.Net;

namespace ProbeSuite.Reachability;

/// <summary>Where a walk in one direction ended.</summary>
internal abstract record Arrival
{
    private Arrival() { }

    /// <summary>At an interface.</summary>
    /// <param name="To">Which.</param>
    /// <param name="Flow">The packet as it arrived.</param>
    /// <param name="ReferencesLost">Why security-group references mean nothing on this way, as a code; null when they are kept.</param>
    public sealed record AtInterface(Attachment To, Flow Flow, string? ReferencesLost) : Arrival;

    /// <summary>On the internet.</summary>
    /// <param name="Flow">The packet with its public source.</param>
    public sealed record OnInternet(Flow Flow) : Arrival;

    /// <summary>At an AWS service, through a gateway endpoint.</summary>
    /// <param name="From">The interface that sent it last: the function's, or a NAT gateway's.</param>
    /// <param name="Flow">The packet, its source still private.</param>
    public sealed record AtService(Attachment From, Flow Flow) : Arrival;

    /// <summary>At the VPC's resolver.</summary>
    public sealed record AtResolver(IPAddress Address) : Arrival;

    /// <summary>Nowhere: the last step says why.</summary>
    public sealed record Nowhere : Arrival
    {
        public static Nowhere Instance { get; } = new();
    }
}
