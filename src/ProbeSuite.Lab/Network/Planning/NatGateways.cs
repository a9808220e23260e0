using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Network.Planning;

/// <summary>NAT gateways, zonal and regional.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html"/>
internal sealed class NatGateways(World world)
{
    private int _count;

    /// <summary>Those that stand in a subnet.</summary>
    public void AddZonal() => AddAll(regional: false, AddZonal);

    /// <summary>Those that stand in none.</summary>
    public void AddRegional() => AddAll(regional: true, AddRegional);

    private void AddAll(bool regional, Action<VpcDraft, NatGateway> add)
    {
        foreach (var nat in world.Snapshot.NatGateways.Where(nat => nat.State is "available" && (nat.IsRegional || nat.SubnetId is null) == regional))
        {
            if (world.Vpc(nat.VpcId) is { } vpc)
            {
                add(vpc, nat);
            }
            else
            {
                world.Draft.CannotPlay(nat.Id, "its VPC is not known");
            }
        }
    }

    /// <summary>
    /// An interface in a subnet that sends everything out again by the way it came, under its own address. From there
    /// the subnet's own routes and network ACL decide; there is no security group.
    /// </summary>
    private void AddZonal(VpcDraft vpc, NatGateway nat)
    {
        var enis = nat.Addresses
            .Select(address => world.Snapshot.NetworkInterfaces.FirstOrDefault(eni => eni.Id == address.NetworkInterfaceId))
            .OfType<NetworkInterface>().Where(eni => vpc.Group(eni.SubnetId) != 0 && eni.Addresses.Count > 0).DistinctBy(eni => eni.Id).ToArray();
        if (enis.Length == 0)
        {
            world.Draft.CannotPlay(nat.Id, "its subnet is not known");
            return;
        }

        var ns = world.Draft.Leaf($"nat-{++_count}", $"NAT gateway {nat.Id}");
        ns.Forwards = true;

        // Secondary addresses stand on the primary's cable: they are the same card.
        var eni = enis[0] with { Addresses = [.. enis.SelectMany(eni => eni.Addresses)], SecurityGroupIds = [], SourceDestCheck = false };
        var port = vpc.Attach(eni, ns);
        var own = eni.Addresses.Select(address => address.Address).Where(address => address.IsIpv4()).Select(address => $"{address}").ToArray();
        vpc.NextHops[(nat.Id, null)] = new(port.Device, eni.Addresses[0].Address, null);

        // Replies of connections that did not begin behind it are not translated, so they must not pass as they are.
        ns.Nft.Hook("forward", "filter hook forward priority 0", "accept", "ct state invalid drop");
        ns.Nft.Hook("out", "nat hook postrouting priority srcnat", "accept", $"meta nfproto ipv4 snat ip to {OneOf(own)}");
        ns.Nft.SilentSelf();
    }

    /// <summary>No subnet, no network ACL: AWS routes it to the internet by itself, through the VPC's internet gateway.</summary>
    private void AddRegional(VpcDraft vpc, NatGateway nat)
    {
        if (!vpc.Gateways.Exists(gateway => gateway.Kind is GatewayKind.Internet))
        {
            world.Draft.CannotPlay(nat.Id, $"{vpc.Vpc.Id} has no internet gateway for it to use");
            return;
        }

        var ns = world.Draft.Router($"nat-{++_count}", $"regional NAT gateway {nat.Id}");
        vpc.Attach(GatewayKind.RegionalNat, nat.Id, ns, $"rnat{_count}", "vpc");
        world.JoinInternet(ns, $"nat-{_count}", ipv6: false);
        vpc.Announce(ns, "vpc");
        foreach (var address in nat.Addresses)
        {
            world.Announce($"{address.PublicIp}", ns, $"nat-{_count}");
            ns.Routes.Add($"route add blackhole {address.PublicIp}/32");
        }

        var byZone = nat.Addresses.Where(address => address.AvailabilityZone is not null).GroupBy(address => address.AvailabilityZone);
        ns.Nft.Hook("forward", "filter hook forward priority 0", "drop",
            "ct state established,related accept", "meta nfproto ipv4 iifname \"vpc\" oifname \"net\" accept");
        ns.Nft.Hook("out", "nat hook postrouting priority srcnat", "accept",
        [
            .. from zone in byZone
               from subnet in vpc.Subnets
               where subnet.AvailabilityZone == zone.Key || subnet.AvailabilityZoneId == zone.Key
               from block in subnet.CidrBlocks
               where block.IsIpv4()
               select $"oifname \"net\" ip saddr {block} snat ip to {OneOf([.. zone.Select(address => $"{address.PublicIp}")])}",
            $"oifname \"net\" meta nfproto ipv4 snat ip to {OneOf([.. nat.Addresses.Select(address => $"{address.PublicIp}")])}",
        ]);
        ns.Nft.SilentSelf();
    }

    private static string OneOf(string[] addresses) => addresses.Length == 1
        ? addresses[0]
        : $"numgen random mod {addresses.Length} map {{ {string.Join(", ", addresses.Select((address, number) => $"{number} : {address}"))} }}";
}
