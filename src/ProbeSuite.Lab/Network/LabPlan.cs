using System.Text;
using ProbeSuite.Lab.Network.Planning;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Network;

/// <summary>A whole lab network as data: nothing has been done yet. Equal input gives equal text.</summary>
public sealed record LabPlan
{
    internal LabPlan()
    {
    }

    /// <summary>Plans the network.</summary>
    /// <exception cref="LabInputException">The input contradicts itself; the message says where.</exception>
    public static LabPlan Build(LabInput input) => Planner.Plan(input);

    /// <summary>The snapshot, with what the lab assigned: interfaces of functions, endpoints and databases, public addresses, prefix lists.</summary>
    public required Snapshot Snapshot { get; init; }

    /// <summary>Namespaces.</summary>
    public IReadOnlyList<NamespacePlan> Namespaces { get; init; } = [];

    /// <summary>Cables.</summary>
    public IReadOnlyList<LinkPlan> Links { get; init; } = [];

    /// <summary>Execution environments, in the order they were asked for.</summary>
    public IReadOnlyList<EnvironmentSite> Environments { get; init; } = [];

    /// <summary>Hosts of the internet.</summary>
    public IReadOnlyList<HostSite> Hosts { get; init; } = [];

    /// <summary>Ends of VPC endpoints.</summary>
    public IReadOnlyList<EndpointSite> Endpoints { get; init; } = [];

    /// <summary>Databases, instances, appliances.</summary>
    public IReadOnlyList<InterfaceSite> Interfaces { get; init; } = [];

    /// <summary>Resolvers. A VPC without DNS support has none.</summary>
    public IReadOnlyList<ResolverSite> Resolvers { get; init; } = [];

    /// <summary>What cannot be played, by name.</summary>
    public IReadOnlyList<Unplayable> Unplayable { get; init; } = [];

    /// <summary>All that will be done, as <c>ip</c> and <c>nft</c> read it, for people and golden files.</summary>
    public string Describe()
    {
        var text = new StringBuilder();
        foreach (var link in Links)
        {
            Line($"link {link.Namespace} {link.Device} -- {link.PeerDevice} {link.PeerNamespace}");
        }

        foreach (var ns in Namespaces)
        {
            Line($"\n=== {ns.Name}: {ns.Plays}");
            Block("", ns.Sysctls.Where(line => line.EndsWith("forward=1", StringComparison.Ordinal)));
            Block("", ns.Addresses);
            Block("", ns.Routes);
            Block("-6 ", ns.Rules6);
            Block("", (ns.Nft ?? "").TrimEnd().Split('\n'));
            Block("resolv.conf: ", (ns.ResolvConf ?? "").TrimEnd().Split('\n'));
        }

        Block("\ncannot play ", Unplayable.Select(thing => $"{thing.Resource}: {thing.Why}"));
        return text.ToString();

        void Block(string head, IEnumerable<string> lines)
        {
            foreach (var line in lines.Where(line => line.Length > 0))
            {
                Line(head + line);
            }
        }

        void Line(string line) => text.Append(line).Append('\n');
    }
}

/// <summary>A lab was asked for that cannot be: a subnet that does not exist, an address given twice.</summary>
public sealed class LabInputException(string message) : Exception(message);
