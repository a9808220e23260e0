using System.Net;
using System.Net.Sockets;
using ProbeSuite.Reachability.Fixes;
using ProbeSuite.Reachability.Names;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability;

/// <summary>A function that is attached to no VPC: it stands in a network of Lambda's own, with IPv4 internet and nothing else.</summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html"/>
internal static class NoVpc
{
    /// <summary>What the world sees as the source.</summary>
    public const string EgressAddress = "AWS-owned";

    // Somewhere in AWS's ranges; which address it is may change with every call.
    private static readonly IPAddress Somewhere = IPAddress.Parse("54.239.28.85");

    /// <summary>Steps before the walk, and what the world sees as the source.</summary>
    public static (IReadOnlyList<Step> Steps, string? Egress) Walk(Network network, Walk walk, Aim aim, Protocol protocol, PortRange ports)
    {
        if (aim.Address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            return ([Says(PathState.Blocked, Codes.NoIpv6, $"A function in no VPC has no IPv6, so it does not reach {aim.Address}.")], null);
        }

        if (aim.Interface is not null || SpecialAddresses.IsPrivate(aim.Address) || IsOnlyInside(network, aim.Address))
        {
            var attach = new Change.Advice($"Attach the function to the VPC that holds {aim.Address}, with a group that its target lets in.");
            return ([Says(PathState.Blocked, Codes.NoVpcIsOutside, $"A function in no VPC reaches nothing that is only inside one, and {aim.Address} is, whatever its role allows.") with { FindRemedy = () => attach }], null);
        }

        walk.FromOutside(new(Somewhere, aim.Address, protocol, PortRange.Ephemeral, ports));
        return ([Says(PathState.Open, null, "A function in no VPC sends through Lambda's own network, which has internet.")], EgressAddress);
    }

    /// <summary>An address of a VPC that uses a public range for itself.</summary>
    private static bool IsOnlyInside(Network network, IPAddress address) =>
        network.OwnerOfPublic(address) is null && network.Snapshot.Vpcs.Any(vpc => vpc.Contains(address));

    private static Step Says(PathState path, string? code, Sentence why) => Step.Of("Lambda network", Direction.Forward, path, code, null, null, why);
}
