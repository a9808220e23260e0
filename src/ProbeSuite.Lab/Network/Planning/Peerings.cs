namespace ProbeSuite.Lab.Network.Planning;

/// <summary>Peering connections: a cable between two routers. What comes in may only go to interfaces.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html"/>
internal static class Peerings
{
    public static void Add(World world)
    {
        var number = 0;
        foreach (var peering in world.Snapshot.PeeringConnections.Where(peering => peering.Status is "active"))
        {
            if (world.Vpc(peering.Requester.VpcId) is not { } one || world.Vpc(peering.Accepter.VpcId) is not { } other)
            {
                world.Draft.CannotPlay(peering.Id, "one of its VPCs is not in the snapshot");
                continue;
            }

            var device = $"pcx{++number}";
            one.Gateways.Add(new(GatewayKind.Peering, peering.Id, device) { Sources = other.Vpc.CidrBlocks });
            other.Gateways.Add(new(GatewayKind.Peering, peering.Id, device) { Sources = one.Vpc.CidrBlocks });
            var ipv6 = one.Ipv6 && other.Ipv6;
            world.Draft.Link(one.Router, device, other.Router, device, ipv6);
            one.NextHops[(peering.Id, null)] = new(device, other.Router.Address, ipv6 ? "fe80::2" : null);
            other.NextHops[(peering.Id, null)] = new(device, one.Router.Address, ipv6 ? "fe80::1" : null);
        }
    }
}
