using System.Net;
using System.Text.Json.Nodes;
using ProbeSuite.Lab.Environments;
using ProbeSuite.Lab.Faults;
using ProbeSuite.Lab.Network;
using ProbeSuite.Lab.Services.Dns;
using ProbeSuite.Lab.Services.Ec2;
using ProbeSuite.Lab.Services.Http;
using ProbeSuite.Lab.Services.Internet;
using ProbeSuite.Lab.Services.Lambda;
using ProbeSuite.Lab.Services.Moto;
using ProbeSuite.Lab.Services.Policies;
using ProbeSuite.Lab.Services.Query;
using ProbeSuite.Lab.Services.S3;
using ProbeSuite.Topology.Saved;

namespace ProbeSuite.Lab.Running;

/// <summary>Starts the servers of a lab, each in its namespace.</summary>
/// <param name="definition">What the lab is made of.</param>
/// <param name="network">The network that runs.</param>
/// <param name="hosts">Who is on its internet.</param>
/// <param name="started">Takes charge of what is started.</param>
internal sealed class LabServices(LabDefinition definition, RunningNetwork network, PublicHosts hosts, DisposalStack started)
{
    private static readonly int[] EndpointPorts = [80, 443];

    private LabPlan Plan => network.Plan;

    /// <summary>Starts all resolvers.</summary>
    public Task StartResolversAsync(CancellationToken cancellation) => Task.WhenAll(Plan.Resolvers.Select(async site =>
        started.Push(await Dnsmasq.StartAsync(network.Namespaces, site, LabNames.For(site, Plan, hosts), cancellation))));

    /// <summary>Starts every clock on the internet.</summary>
    public void StartClocks(TimeProvider clock)
    {
        foreach (var (site, address) in Plan.Hosts.Where(site => site.Host.Name == PublicHosts.Web).SelectMany(site => site.Host.Addresses.Select(address => (site, address))))
        {
            foreach (var port in hosts.ClockPorts)
            {
                started.Push(new TimeServer(network.Namespaces.BindUdp(site.Namespace, new(address, port)), clock));
            }
        }
    }

    /// <summary>Starts every web host, AWS's among them, and every VPC endpoint.</summary>
    public async Task<PublicFront> StartFrontAsync(
        FunctionFleet fleet, MotoServer moto, CertificateAuthority authority, LabConditions conditions, TimeProvider clock, CancellationToken cancellation)
    {
        var certificates = started.PushPlain(new ServerCertificates(
            authority, host => conditions.CertificatesExpire && !host.EndsWith(".amazonaws.com", StringComparison.OrdinalIgnoreCase)));
        var front = new PublicFront(definition.Region, new LambdaApi(fleet, clock), moto, hosts.EgressNames, conditions) { Network = OfNetwork(moto) };
        started.Push(await HttpFront.StartAsync(Listeners(certificates), front.AnswerAsync, cancellation));
        return front;
    }

    /// <summary>The services that tell of the network as it is now.</summary>
    public NetworkServices OfNetwork(MotoServer moto) => new(
        new Ec2Api(Bodies("ec2")),
        new QueryApi([.. Bodies("rds"), .. Bodies("elb"), .. Bodies("elbv2")]),
        new S3Front(moto, definition.Region, BucketPolicies(), EndpointPolicies()));

    /// <summary>What a service tells of the network, as <c>aws SERVICE …</c> prints it.</summary>
    private IReadOnlyList<JsonObject> Bodies(string service) =>
        [.. SnapshotJson.Bodies(Plan.Snapshot).Where(body => body.Command.StartsWith($"{service} ", StringComparison.Ordinal)).Select(body => body.Json)];

    private IEnumerable<Listener> Listeners(ServerCertificates certificates)
    {
        var doors =
            from site in Plan.Hosts
            from address in site.Host.Addresses
            from port in hosts.Ports[site.Host.Name]
            select (site.Namespace, new IPEndPoint(address, port), hosts.TlsPorts.Contains(port), (string?)null);
        var endpoints =
            from end in Plan.Endpoints
            from address in end.Addresses
            from port in EndpointPorts
            select (end.Namespace, new IPEndPoint(address, port), port == 443, (string?)end.Endpoint.Id);
        return
        [
            .. doors.Concat(endpoints).Select(door => new Listener(
                network.Namespaces.Listen(door.Namespace, door.Item2), door.Item3 ? certificates : null, door.Item4)),
        ];
    }

    private Dictionary<string, PolicyDocument> BucketPolicies() => definition.Buckets
        .Where(bucket => bucket.Value is not null)
        .ToDictionary(bucket => bucket.Key, bucket => PolicyDocument.Of(bucket.Value!));

    private Dictionary<string, PolicyDocument> EndpointPolicies() => Plan.Snapshot.VpcEndpoints
        .Where(endpoint => endpoint.PolicyDocument is not null)
        .ToDictionary(endpoint => endpoint.Id, endpoint => PolicyDocument.Parse(endpoint.PolicyDocument!));
}
