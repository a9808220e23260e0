using System.Net;
using ProbeSuite.Lab.Tests.Network;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Tests.Differential;

/// <summary>What joins the places of a network: peering connections, and now and then a transit gateway.</summary>
internal sealed class Links
{
    private readonly Draw _draw;
    private readonly Place[] _places;
    private readonly HashSet<(Place, Place)> _peered = [];

    public Links(Draw draw, Place[] places)
    {
        (_draw, _places) = (draw, places);
        IsTransit = places.Length > 1 && draw.Chance(45);
        for (var one = 0; one < places.Length; one++)
        {
            foreach (var other in draw.Some(80, places[(one + 1)..]).Where(other => !_peered.Any(pair => Touches(pair, places[one], other))))
            {
                _peered.Add((places[one], other));
            }
        }

        // AWS refuses a peering of blocks that overlap; and a VPC with two twins for neighbours would need more than a name to tell them apart.
        static bool Touches((Place One, Place Other) pair, Place one, Place other) =>
            one.Range == other.Range
            || (pair.Other == one && pair.One.Range == other.Range) || (pair.One == one && pair.Other.Range == other.Range)
            || (pair.Other == other && pair.One.Range == one.Range) || (pair.One == other && pair.Other.Range == one.Range);
    }

    public bool IsTransit { get; }

    /// <summary>Places that somebody may have a route to.</summary>
    public IEnumerable<Place> From(Place place) => _places.Where(far => far != place && far.Range != place.Range && (IsAttached(place, far) || IsPeered(place, far)));

    /// <summary>The id of what leads from one place to another.</summary>
    public string Between(Place place, Place far) => IsPeered(place, far) && (!IsAttached(place, far) || _draw.Chance(60)) ? PeeringId(place, far) : "tgw-1";

    public void AddPeerings(Net net)
    {
        foreach (var (one, other) in _peered)
        {
            net.Peering(PeeringId(one, other), one.Id, other.Id);
        }

        net.Edit(s => s with
        {
            PeeringConnections = [.. s.PeeringConnections.Select(peering => peering with { Requester = Dns(peering.Requester), Accepter = Dns(peering.Accepter) })],
        });

        PeeringSide Dns(PeeringSide side) => side with { AllowDnsResolutionFromRemoteVpc = _draw.Chance(50) };
    }

    /// <summary>One subnet a zone, the first two or one of them. Now and then a VPC announces nothing, or an attachment has no table.</summary>
    public void AddTransit(Net net)
    {
        if (!IsTransit)
        {
            return;
        }

        var attached = _places.Where(IsAttached).ToArray();
        net.Transit("tgw-1", [.. attached.Select(place => $"{place.Id} {string.Join(' ', _draw.OneOrMore(80, place.Subnets[..2]))}")]);
        var routes = attached.SelectMany((place, number) => _draw.Chance(7) ? [] : Routes(place, $"tgw-1-attach-{number + 1}")).ToList();
        if (_draw.Chance(50))
        {
            routes.Add(new(IPNetwork.Parse("0.0.0.0/0"), ["tgw-1-attach-1"]));
        }

        var (references, stray) = (_draw.Chance(40), _draw.Chance(8) ? "tgw-1-attach-1" : null);
        net.Edit(s => s with
        {
            TransitGateways = [.. s.TransitGateways.Select(gateway => gateway with { SecurityGroupReferencing = references })],
            TransitGatewayAttachments =
            [
                .. s.TransitGatewayAttachments.Select(tie => tie with
                {
                    SecurityGroupReferencing = _draw.Chance(85),
                    AssociatedRouteTableId = tie.Id == stray ? null : tie.AssociatedRouteTableId,
                    State = _draw.Chance(4) ? "deleting" : "available",
                }),
            ],
            TransitGatewayRouteTables = [.. s.TransitGatewayRouteTables.Select(table => table with { Routes = routes, Propagations = [], Associations = [.. table.Associations!.Where(id => id != stray)] })],
        });
    }

    private IEnumerable<TransitGatewayRoute> Routes(Place place, string attachment)
    {
        foreach (var block in place.Blocks.Select(IPNetwork.Parse))
        {
            yield return new(block, [attachment], Origin: RouteOrigin.Propagated);
            if (_draw.Chance(5))
            {
                yield return new(block, [], RouteState.Blackhole);   // written by hand, so it wins
            }
        }

        if (_draw.Chance(8))
        {
            yield return new(IPNetwork.Parse(place.BlocksOf(1).Split(' ')[0]), [], RouteState.Blackhole);
        }
    }

    // Of two places with one block, the gateway could serve only one.
    private bool IsAttached(Place place) => IsTransit && !_places.TakeWhile(other => other != place).Any(other => other.Range == place.Range);

    private bool IsAttached(Place one, Place other) => IsAttached(one) && IsAttached(other);

    private bool IsPeered(Place one, Place other) => _peered.Contains((one, other)) || _peered.Contains((other, one));

    private static string PeeringId(Place one, Place other) => one.Number < other.Number ? $"pcx-{one.Letter}{other.Letter}" : $"pcx-{other.Letter}{one.Letter}";
}
