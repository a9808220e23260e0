using System.Xml.Linq;
using ProbeSuite.Aws.Query;
using ProbeSuite.Topology;

namespace ProbeSuite.Aws.Network;

/// <summary>Load balancers of the Region.</summary>
/// <param name="current">A client for application, network and gateway load balancers.</param>
/// <param name="classic">A client for classic ones.</param>
public sealed class LoadBalancerReader(QueryClient current, QueryClient classic)
{
    /// <summary>Reads them. What is denied or fails is a <see cref="Gap"/> that names the action.</summary>
    public async Task<(IReadOnlyList<LoadBalancer> LoadBalancers, IReadOnlyList<Gap> Gaps)> ReadAsync(CancellationToken cancellation)
    {
        using var readings = new KindReadings(cancellation, current.Prefix);
        var now = readings.ListAsync(ResourceKind.LoadBalancers, "DescribeLoadBalancers", current.PagesAsync("DescribeLoadBalancers", cancellation), page => page.Items("LoadBalancers"), Read);
        var old = readings.ListAsync(ResourceKind.LoadBalancers, "DescribeLoadBalancers", classic.PagesAsync("DescribeLoadBalancers", cancellation), page => page.Items("LoadBalancerDescriptions"), ReadClassic);
        return ([.. await now ?? [], .. await old ?? []], [.. readings.Gaps.Distinct()]);
    }

    private static LoadBalancer Read(XElement xml) => new(
        xml.Text("LoadBalancerName") ?? "", xml.Text("Type") ?? "application", xml.Text("DNSName"), IsInternal(xml),
        xml.Texts("AvailabilityZones", "SubnetId"), xml.Texts("SecurityGroups"));

    private static LoadBalancer ReadClassic(XElement xml) => new(
        xml.Text("LoadBalancerName") ?? "", "classic", xml.Text("DNSName"), IsInternal(xml), xml.Texts("Subnets"), xml.Texts("SecurityGroups"));

    private static bool? IsInternal(XElement xml) => xml.Text("Scheme") is { } scheme ? scheme == "internal" : null;
}
