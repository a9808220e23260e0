using System.Net;
using System.Net.Sockets;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability.Names;

/// <summary>Where the named resources of a network stand.</summary>
internal sealed class Resources(Network network)
{
    private readonly Snapshot _snapshot = network.Snapshot;

    /// <summary>What the network itself calls by a name: <c>resource://NAME</c>. Null when nothing is called so.</summary>
    public Resolution? Named(string name, bool inVpc)
    {
        if (_snapshot.DbInstances.FirstOrDefault(db => Same(db.Id, name)) is { } db)
        {
            return Database(db, inVpc);
        }

        if (_snapshot.VpcEndpoints.FirstOrDefault(endpoint => Same(endpoint.Id, name)) is { } endpoint)
        {
            return new(OfEndpoint(endpoint, null), [], 443);
        }

        if (_snapshot.LoadBalancers.FirstOrDefault(balancer => Same(balancer.Name, name)) is { } balancer)
        {
            return OfLoadBalancer(balancer);
        }

        if (_snapshot.Functions.FirstOrDefault(function => Same(function.PlacementName, name)) is { Placement.InVpc: true } function)
        {
            return OfFunction(function.Placement, name);
        }

        var instance = _snapshot.Instances.FirstOrDefault(instance => Same(instance.Id, name)) ?? _snapshot.Instances.FirstOrDefault(instance => Same(instance.Name, name));
        var card = network.Interface(instance?.NetworkInterfaceIds is [var primary, ..] ? primary : name);
        return card?.Addresses is [var own, ..] ? new([new(own.Address)], []) : null;
    }

    /// <summary>What a host name of one of the network's resources leads to; null when it is none of theirs.</summary>
    public Resolution? Host(string host, string? vpcId)
    {
        if (_snapshot.DbInstances.FirstOrDefault(db => Same(db.EndpointAddress, host)) is { } db)
        {
            return Database(db, inVpc: vpcId is not null && (db.VpcId is null || db.VpcId == vpcId || SeesPrivateAddresses(vpcId, db.VpcId)));
        }

        if (_snapshot.LoadBalancers.FirstOrDefault(balancer => Same(balancer.DnsName, host) || Same($"dualstack.{balancer.DnsName}", host)) is { } balancer)
        {
            return OfLoadBalancer(balancer);
        }

        if (_snapshot.VpcEndpoints.FirstOrDefault(endpoint => endpoint.Type == VpcEndpointType.Interface
            && (endpoint.DnsNames.Any(name => Same(name, host)) || host.StartsWith($"{endpoint.Id}-", StringComparison.OrdinalIgnoreCase))) is { } endpoint)
        {
            return new(OfEndpoint(endpoint, host), []);
        }

        return OfInstanceName(host, vpcId);
    }

    /// <summary>The interfaces of an interface endpoint, one for each of its subnets.</summary>
    public IReadOnlyList<Aim> OfEndpoint(VpcEndpoint endpoint, string? label)
    {
        var cards = endpoint.NetworkInterfaceIds.Select(network.Interface).OfType<Attachment>().ToList();
        return cards.Count > 0
            ? [.. cards.SelectMany(card => card.Addresses).Select(own => new Aim(own.Address, Service: endpoint.ServiceName))]
            : Planned(endpoint.SubnetIds, endpoint.SecurityGroupIds, AttachmentKind.VpcEndpoint, endpoint.Id, label ?? endpoint.Id);
    }

    private Resolution OfFunction(Placement placement, string name) => new(
        [.. placement.SubnetIds.Select(network.Subnet).OfType<Subnet>()
            .Select(subnet => LambdaInterface.Of(network, placement, subnet))
            .Where(card => card.Addresses.Count > 0)
            .Select(card => new Aim(card.Addresses[0].Address, name, null, card))],
        []);

    private Resolution Database(DbInstance db, bool inVpc)
    {
        var cards = network.Interfaces.Where(card =>
            db.SubnetIds.Contains(card.Subnet.Id) && card.SecurityGroupIds.ToHashSet().SetEquals(db.SecurityGroupIds)
            && IsDatabaseCard(card.Label)).ToList();
        if (!inVpc && db.PubliclyAccessible != false)
        {
            var addresses = cards.SelectMany(card => card.Addresses).Select(own => own.PublicIp).OfType<IPAddress>().ToList();
            return addresses.Count > 0
                ? new([.. addresses.Select(address => new Aim(address))], [], db.Port)
                : Resolution.NotKnown(Codes.AddressNotKnown, $"Whether {db.Id} has a public address is not known.", db.Id) with { Port = db.Port };
        }

        return cards.Count > 0
            ? new([.. cards.SelectMany(card => card.Addresses).Select(own => new Aim(own.Address, db.Id))], [], db.Port)
            : db.SubnetIds.Count > 0
                ? new(Planned(db.SubnetIds, db.SecurityGroupIds, AttachmentKind.Other, db.Id, db.Id), [], db.Port)
                : Resolution.NotKnown(Codes.AddressNotKnown, $"Where {db.Id} stands is not known.", db.Id) with { Port = db.Port };

        bool IsDatabaseCard(string id) => _snapshot.NetworkInterfaces.Any(card => card.Id == id
            && (card.Description is "RDSNetworkInterface" || card.Description?.StartsWith("ElastiCache", StringComparison.Ordinal) == true));
    }

    private Resolution OfLoadBalancer(LoadBalancer balancer)
    {
        var cards = _snapshot.NetworkInterfaces
            .Where(card => balancer.Owns(card.Description))
            .SelectMany(card => card.Addresses).ToList();
        var isPublic = balancer.IsInternal == false;
        var addresses = cards.Select(own => isPublic ? own.PublicIp : own.Address).OfType<IPAddress>().Select(address => new Aim(address)).ToList();
        return addresses.Count > 0 ? new(addresses, [])
            : isPublic ? Resolution.NotKnown(Codes.AddressNotKnown, $"{balancer.Name} faces the internet: its name leads to public addresses, inside the VPC too, and which is not known.", balancer.Name)
            : new(Planned(balancer.SubnetIds, balancer.SecurityGroupIds, AttachmentKind.Other, balancer.Name, balancer.Name, isUnfiltered: balancer.Type is not ("application" or "classic")), []);
    }

    /// <summary>EC2's own names carry the address: <c>ip-10-0-1-5.eu-west-1.compute.internal</c>.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html"/>
    private Resolution? OfInstanceName(string host, string? vpcId)
    {
        var label = host.Split('.')[0];
        var isPublic = label.StartsWith("ec2-", StringComparison.OrdinalIgnoreCase) && host.EndsWith("amazonaws.com", StringComparison.OrdinalIgnoreCase);
        var isPrivate = label.StartsWith("ip-", StringComparison.OrdinalIgnoreCase) && host.EndsWith(".internal", StringComparison.OrdinalIgnoreCase);
        if ((!isPublic && !isPrivate) || !IPAddress.TryParse(label[(label.IndexOf('-', StringComparison.Ordinal) + 1)..].Replace('-', '.'), out var address))
        {
            return null;
        }

        if (!isPublic || vpcId is null || network.OwnerOfPublic(address) is not { } owner || !SeesPrivateAddresses(vpcId, owner.Attachment.VpcId))
        {
            return new([new(address)], []);
        }

        // Servers of one's own may ask anybody, and the world is told the public address.
        return new(network.AsksAmazon(vpcId) ? [new(owner.Private)] : [new(owner.Private), new(address)], []);
    }

    /// <summary>
    /// Whether public names of one VPC's resources lead to private addresses for somebody in a VPC: for its own, and where a
    /// peering connection is told so.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-dns.html"/>
    private bool SeesPrivateAddresses(string vpcId, string ofVpcId) => HasNames(ofVpcId) && (vpcId == ofVpcId
        || (HasNames(vpcId) && network.PeeringsOf(vpcId).Any(peering =>
            peering.Status == "active" && peering.FarSideFrom(vpcId) is { AllowDnsResolutionFromRemoteVpc: true } far && far.VpcId == ofVpcId)));

    private bool HasNames(string vpcId) => network.Vpc(vpcId) is not ({ EnableDnsHostnames: false } or { EnableDnsSupport: false });

    /// <summary>Interfaces that do not exist yet, one for each subnet that they may stand in.</summary>
    private List<Aim> Planned(IReadOnlyList<string> subnetIds, IReadOnlyList<string> groups, AttachmentKind kind, string owner, string label, bool isUnfiltered = false)
    {
        var aims = new List<Aim>();
        foreach (var subnet in subnetIds.Select(network.Subnet).OfType<Subnet>())
        {
            // Beyond the addresses that a function's own interface would be given.
            if (network.FreeAddress(subnet, AddressFamily.InterNetwork) is { } free && SpecialAddresses.At(subnet.CidrBlocks.First(block => block.Contains(free)), 9) is { } address)
            {
                aims.Add(new(address, label, null, new Attachment
                {
                    Label = label,
                    Subnet = subnet,
                    SecurityGroupIds = groups,
                    Addresses = [new(address)],
                    Kind = kind,
                    OwnerId = owner,
                    IsUnfiltered = isUnfiltered,
                }));
            }
        }

        return aims;
    }

    private static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
