using System.Net.Sockets;
using ProbeSuite.Reachability.Fixes;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability;

/// <summary>The interface through which a function stands in a subnet.</summary>
internal static class LambdaInterface
{
    /// <summary>
    /// The interface that functions with the same subnet and the same set of groups share; where it does not exist yet, one
    /// with an address that it could get. It never has a public IPv4 address, unless somebody tied one to it.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-enis"/>
    public static Attachment Of(Network network, Placement placement, Subnet subnet)
    {
        var existing = network.LambdaInterface(subnet.Id, placement.SecurityGroupIds);
        var addresses = new List<InterfaceAddress>();
        string? notKnown = null;
        Add(AddressFamily.InterNetwork);
        if (placement.Ipv6AllowedForDualStack)
        {
            Add(AddressFamily.InterNetworkV6);
        }

        return new()
        {
            Label = existing?.Label ?? $"the function's interface in {subnet.Id}",
            Subnet = subnet,
            SecurityGroupIds = placement.SecurityGroupIds,
            Addresses = addresses,
            AddressNotKnown = notKnown,
            Kind = AttachmentKind.Lambda,
        };

        void Add(AddressFamily family)
        {
            if (existing?.Addresses.FirstOrDefault(own => own.Address.AddressFamily == family) is { } own)
            {
                addresses.Add(own);
            }
            else if (network.FreeAddress(subnet, family) is { } free)
            {
                addresses.Add(new(free));
            }
            else if (network.Snapshot.GapIn(ResourceKind.Subnets, subnet.Id) is { ResourceId: not null } gap)
            {
                notKnown = gap.Why;
            }
        }
    }

    /// <summary>What is to be said of a source that has no address of a family.</summary>
    /// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-ipv6"/>
    public static Step Lacks(Attachment source, AddressFamily family)
    {
        var isIpv6 = family == AddressFamily.InterNetworkV6;
        if (source.AddressNotKnown is { } why)
        {
            return Step.Of("interface", Direction.Forward, PathState.Unknown, Codes.UnknownResource, source.Label, null, $"The {(isIpv6 ? "IPv6" : "IPv4")} address of {source.Label} is not known: {why}.");
        }

        return Step.Of("interface", Direction.Forward, PathState.Blocked, isIpv6 ? Codes.NoIpv6 : Codes.UnknownDestination, source.Label, null,
            isIpv6 && source.Kind == AttachmentKind.Lambda
                ? $"{source.Label} has no IPv6 address: a function gets one only with Ipv6AllowedForDualStack, and only where every subnet is dual-stack."
                : $"{source.Label} has no {(isIpv6 ? "IPv6" : "IPv4")} address.")
        with
        {
            FindRemedy = isIpv6 ? () => new Change.Advice("Give every subnet of the function an IPv6 block and set Ipv6AllowedForDualStack.") : null,
        };
    }
}
