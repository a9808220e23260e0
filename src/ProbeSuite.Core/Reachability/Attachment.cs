using System.Net;
using System.Net.Sockets;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability;

/// <summary>
/// A network interface as the walk sees it: one of the snapshot, or one that does not exist yet, such as the interface
/// that Lambda will make or the one that a template's database will have.
/// </summary>
internal sealed class Attachment
{
    /// <summary>Its id, or what people would call it.</summary>
    public required string Label { get; init; }

    /// <summary>Where it stands.</summary>
    public required Subnet Subnet { get; init; }

    /// <summary>Its groups.</summary>
    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];

    /// <summary>Its addresses; of one that does not exist yet, an address that it could get.</summary>
    public IReadOnlyList<InterfaceAddress> Addresses { get; init; } = [];

    /// <summary>Blocks that are delegated to it whole.</summary>
    public IReadOnlyList<IPNetwork> Prefixes { get; init; } = [];

    /// <summary>Why an address that it will have is not among <see cref="Addresses"/>; null when none is missing.</summary>
    public string? AddressNotKnown { get; init; }

    /// <summary>Whether packets neither from nor to its own addresses are dropped.</summary>
    public bool SourceDestCheck { get; init; } = true;

    /// <summary>What it is.</summary>
    public AttachmentKind Kind { get; init; }

    /// <summary>The resource behind it: an instance, endpoint or NAT gateway; null when only the interface is known.</summary>
    public string? OwnerId { get; init; }

    /// <summary>A public address that it will have, though nobody knows which yet.</summary>
    public bool PublicAddressPending { get; init; }

    /// <summary>Whether it has no security group that could filter it: a network load balancer's may have none.</summary>
    public bool IsUnfiltered { get; init; }

    /// <summary>The VPC.</summary>
    public string VpcId => Subnet.VpcId;

    /// <summary>Whether it stands in no subnet, so that no network ACL judges what enters it: a regional NAT gateway.</summary>
    public bool BeyondSubnets { get; init; }

    /// <summary>The first address of a family; null when it has none.</summary>
    public IPAddress? AddressOf(AddressFamily family)
    {
        for (var index = 0; index < Addresses.Count; index++)
        {
            if (Addresses[index].Address.AddressFamily == family)
            {
                return Addresses[index].Address;
            }
        }

        return null;
    }

    /// <summary>Whether an address is one of its own.</summary>
    public bool Has(IPAddress address) => Find(address) is not null || SpecialAddresses.IsIn(address, Prefixes);

    /// <summary>The public IPv4 address tied to a private one; null when none.</summary>
    public IPAddress? PublicFor(IPAddress address) => Find(address)?.PublicIp ?? (PublicAddressPending ? IPAddress.Any : null);

    /// <summary>
    /// The ports that its connections come from. Lambda and NAT gateways use the whole range; anything else, as far as one
    /// can tell, Linux's default.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports"/>
    public PortRange ClientPorts => Kind is AttachmentKind.Lambda or AttachmentKind.NatGateway ? PortRange.Ephemeral : new(32768, 60999);

    private InterfaceAddress? Find(IPAddress address)
    {
        for (var index = 0; index < Addresses.Count; index++)
        {
            if (Addresses[index].Address.Equals(address))
            {
                return Addresses[index];
            }
        }

        return null;
    }
}

/// <summary>What a network interface belongs to.</summary>
internal enum AttachmentKind
{
    /// <summary>Anything that takes connections as its groups allow: a database, a load balancer.</summary>
    Other,

    /// <summary>An instance.</summary>
    Instance,

    /// <summary>A Lambda function.</summary>
    Lambda,

    /// <summary>A NAT gateway.</summary>
    NatGateway,

    /// <summary>An interface endpoint.</summary>
    VpcEndpoint,

    /// <summary>A gateway's own interface, which nobody can talk to: of a transit gateway, of a Gateway Load Balancer endpoint.</summary>
    Gateway,
}
