namespace ProbeSuite.Topology;

/// <summary>What instances and functions of a VPC learn by DHCP.</summary>
/// <param name="Id">As AWS names it, <c>dopt-…</c>.</param>
/// <param name="DomainNameServers">Addresses in order, or <c>AmazonProvidedDNS</c>; empty when not said.</param>
/// <param name="DomainName">The search domain; null when not said.</param>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_DHCP_Options.html"/>
public sealed record DhcpOptions(string Id, IReadOnlyList<string> DomainNameServers, string? DomainName = null)
{
    /// <summary>The word that stands for the VPC's own resolver.</summary>
    public const string AmazonProvided = "AmazonProvidedDNS";
}
