using System.Net;
using ProbeSuite.Lab.Network;
using ProbeSuite.Lab.Services.Internet;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Services.Dns;

/// <summary>Who knows which names: one zone for each resolver of a lab.</summary>
internal static class LabNames
{
    /// <summary>The zone of a resolver.</summary>
    /// <param name="site">The resolver.</param>
    /// <param name="plan">The network.</param>
    /// <param name="hosts">The internet's names.</param>
    public static DnsZone For(ResolverSite site, LabPlan plan, PublicHosts hosts)
    {
        var everywhere = new DnsZone(hosts.Names, hosts.Below).With(Of(Databases(site, plan).Concat(Instances(site, plan)).Concat(LoadBalancers(plan)).Concat(EndpointNames(plan))));
        return site.VpcId is { } vpc ? everywhere.With(PrivateNames(vpc, plan)) : everywhere;
    }

    // The name of a database leads to its private address for everybody, whether or not that can be reached; only a
    // publicly accessible one has another address outside its VPC.
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
    private static IEnumerable<(string Name, IReadOnlyList<IPAddress> Addresses)> Databases(ResolverSite site, LabPlan plan) =>
        from db in plan.Interfaces
        where db.Db?.EndpointAddress is not null
        select (db.Db!.EndpointAddress!, (IReadOnlyList<IPAddress>)(db.PublicAddress is { } outside && db.Interface.VpcId != site.VpcId ? [outside] : db.Addresses));

    /// <summary>
    /// EC2's public names of instances: private addresses for their own VPC, and for one whose peering connection is told so.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-dns.html"/>
    private static IEnumerable<(string Name, IReadOnlyList<IPAddress> Addresses)> Instances(ResolverSite site, LabPlan plan) =>
        from instance in plan.Interfaces
        from own in instance.Interface.Addresses
        let outside = own.PublicIp
        where outside is not null
        let isInside = SeesPrivateAddresses(plan.Snapshot, site.VpcId, instance.Interface.VpcId)
        let domain = plan.Snapshot.Region is "us-east-1" ? "compute-1" : $"{plan.Snapshot.Region}.compute"
        select ($"ec2-{outside.ToString().Replace('.', '-')}.{domain}.amazonaws.com", (IReadOnlyList<IPAddress>)[isInside ? own.Address : outside]);

    private static bool SeesPrivateAddresses(Snapshot snapshot, string? fromVpc, string ofVpc)
    {
        return fromVpc is not null && HasNames(ofVpc) && (fromVpc == ofVpc || (HasNames(fromVpc) && snapshot.PeeringConnections.Any(peering =>
            peering.Status == "active" && peering.FarSideFrom(fromVpc) is { AllowDnsResolutionFromRemoteVpc: true } far && far.VpcId == ofVpc)));

        bool HasNames(string id) => snapshot.Vpcs.Any(vpc => vpc.Id == id && vpc is { EnableDnsHostnames: not false, EnableDnsSupport: not false });
    }

    private static IEnumerable<(string Name, IReadOnlyList<IPAddress> Addresses)> LoadBalancers(LabPlan plan) =>
        from balancer in plan.Snapshot.LoadBalancers
        where balancer.DnsName is not null
        let cards = plan.Snapshot.NetworkInterfaces.Where(card => card.Description?.Contains($"/{balancer.Name}/", StringComparison.Ordinal) == true)
        let addresses = cards.SelectMany(card => card.Addresses).Select(own => balancer.IsInternal == false ? own.PublicIp : own.Address).OfType<IPAddress>()
        select (balancer.DnsName!, (IReadOnlyList<IPAddress>)[.. addresses]);

    /// <summary>An interface endpoint's own names, which lead to it from everywhere.</summary>
    private static IEnumerable<(string Name, IReadOnlyList<IPAddress> Addresses)> EndpointNames(LabPlan plan) =>
        from ends in plan.Endpoints.GroupBy(end => end.Endpoint.Id)
        where ends.First().Endpoint.Type is VpcEndpointType.Interface
        from name in ends.First().Endpoint.DnsNames
        where name.StartsWith("vpce-", StringComparison.Ordinal)
        select (name, (IReadOnlyList<IPAddress>)[.. ends.SelectMany(end => end.Addresses)]);

    /// <summary>Names of services that lead to an endpoint inside its VPC alone.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html"/>
    private static DnsZone PrivateNames(string vpcId, LabPlan plan)
    {
        var vpc = plan.Snapshot.Vpcs.FirstOrDefault(vpc => vpc.Id == vpcId);
        if (vpc is null or { EnableDnsHostnames: false })
        {
            return Of([]);
        }

        var region = plan.Snapshot.Region ?? "us-east-1";
        var ends = plan.Endpoints
            .Where(end => end.Endpoint is { Type: VpcEndpointType.Interface, PrivateDnsEnabled: true } endpoint
                && endpoint.VpcId == vpcId && endpoint.PrivateDnsOnlyForInboundResolverEndpoint != true)
            .GroupBy(end => end.Service)
            .Select(ends => (Service: ends.Key, Addresses: (IReadOnlyList<IPAddress>)[.. ends.SelectMany(end => end.Addresses)]))
            .ToArray();
        return new(
            ends.ToDictionary(end => AwsHosts.OfEndpoint(end.Service, region), end => end.Addresses),
            ends.Where(end => AwsHosts.HasNamesBelow(end.Service)).ToDictionary(end => AwsHosts.OfEndpoint(end.Service, region), end => end.Addresses));
    }

    private static DnsZone Of(IEnumerable<(string Name, IReadOnlyList<IPAddress> Addresses)> names) => new(
        names.GroupBy(name => name.Name.ToLowerInvariant()).ToDictionary(name => name.Key, name => name.First().Addresses),
        new Dictionary<string, IReadOnlyList<IPAddress>>());
}
