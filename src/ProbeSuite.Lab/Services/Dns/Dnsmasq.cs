using System.Diagnostics;
using ProbeSuite.Lab.Network;

namespace ProbeSuite.Lab.Services.Dns;

/// <summary>A resolver that runs.</summary>
internal static class Dnsmasq
{
    /// <summary>Starts a resolver in its namespace and waits until it answers.</summary>
    /// <exception cref="LabException">dnsmasq is not installed, or did not start.</exception>
    public static Task<LabProcess> StartAsync(INamespaces namespaces, ResolverSite site, DnsZone zone, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(
            Programs.Find("dnsmasq", "apt-get install dnsmasq-base"), ["--keep-in-foreground", "--conf-file=-", "--pid-file="])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return LabProcess.StartAsync(
            () => namespaces.Start(site.Namespace, start), ": started, version", $"the resolver of {site.VpcId ?? "functions without a VPC"}", cancellation, zone.ToDnsmasq(site.Addresses));
    }
}
