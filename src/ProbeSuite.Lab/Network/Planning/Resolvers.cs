using System.Net;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Network.Planning;

/// <summary>The Amazon resolver of each VPC, with a way of its own to the internet.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html"/>
internal sealed class Resolvers(World world)
{
    public List<ResolverSite> Sites { get; } = [];

    /// <summary>A VPC whose DNS support is off has none, and questions meet silence.</summary>
    public void Add(VpcDraft vpc)
    {
        if (vpc.Vpc.EnableDnsSupport == false)
        {
            return;
        }

        var addresses = new List<IPAddress> { LabRanges.LocalResolver };
        if (PlusTwo(vpc.Vpc) is { } plusTwo)
        {
            addresses.Insert(0, plusTwo);
        }

        if (vpc.Ipv6)
        {
            addresses.Add(LabRanges.LocalResolver6);
        }

        var ns = world.Draft.Leaf($"dns-{vpc.Number}", $"resolver of {vpc.Vpc.Id}");
        vpc.Gateways.Add(new(GatewayKind.Resolver, "resolver", "dns"));
        world.Draft.Link(vpc.Router, "dns", ns, "eth0", vpc.Ipv6);
        foreach (var address in addresses)
        {
            ns.Own("eth0", address);
            vpc.Router.Routes.Add($"route add {address} dev dns table {VpcDraft.LocalTable}");
        }

        vpc.Announce(ns, "eth0");
        JoinInternet(ns, vpc.Number);
        Sites.Add(new(vpc.Vpc.Id, ns.Name, addresses));
    }

    /// <summary>The resolver that functions without a VPC ask.</summary>
    public void AddForNoVpc(NamespaceDraft network)
    {
        var ns = world.Draft.Leaf("dns-0", "resolver of functions without a VPC");
        world.Draft.Link(network, "dns", ns, "eth0", ipv6: false);
        ns.Own("eth0", LabRanges.NoVpcResolver);
        ns.Routes.Add($"route add 169.254.0.0/16 via {network.Address} dev eth0 onlink");
        network.Routes.Add($"route add {LabRanges.NoVpcResolver} dev dns");
        JoinInternet(ns, 0);
        Sites.Add(new(null, ns.Name, [LabRanges.NoVpcResolver]));
    }

    /// <summary>The second address after the base of the VPC's first block; null without an IPv4 block.</summary>
    public static IPAddress? PlusTwo(Vpc vpc) =>
        vpc.CidrBlocks.Where(block => block.IsIpv4()).Select(block => block.Nth(2)).FirstOrDefault();

    private void JoinInternet(NamespaceDraft ns, int number)
    {
        var own = LabRanges.ResolverAddress(number + 1);
        world.Draft.Link(world.Internet, $"dns-{number}", ns, "net", ipv6: false);
        ns.Own("net", own);
        ns.Routes.Add($"route add default via {world.Internet.Address} dev net onlink src {own}");
        world.Internet.Routes.Add($"route add {own} dev dns-{number}");
    }
}
