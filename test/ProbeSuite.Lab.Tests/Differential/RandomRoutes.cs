using ProbeSuite.Reachability.Text;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Tests.Differential;

/// <summary>Route tables by lot. The first subnet is a public one; the others are whatever comes.</summary>
internal sealed class RandomRoutes(Draw draw, Links links)
{
    public IEnumerable<string> Of(Place place, int number)
    {
        foreach (var block in place.Blocks)
        {
            yield return $"{block} local";
        }

        var (nat, igw) = ($"nat-{place.Letter}", $"igw-{place.Letter}");
        string[] ways = [nat, nat, nat, nat, igw, "none", place.HasAppliance ? Appliance(place) : nat, links.From(place).Select(far => links.Between(place, far)).FirstOrDefault() ?? "none"];
        var wayOut = number == 1 && draw.Chance(94) ? igw : draw.OneOf(ways);
        if (wayOut != "none" && !(wayOut == "tgw-1" && place.Number == 0))   // all others' way out would lead back to where it came from
        {
            yield return $"0.0.0.0/0 {wayOut}";
        }

        if (place.IsDualStack && draw.Chance(85))
        {
            yield return $"::/0 {(draw.Chance(4) ? nat : number == 1 || draw.Chance(25) ? igw : $"eigw-{place.Letter}")}";
        }

        foreach (var route in draw.Some(92, links.From(place)).SelectMany(far => To(far, place)))
        {
            yield return route;
        }

        foreach (var route in Special(place, number, draw.OneOf([nat, nat, igw])))
        {
            yield return route;
        }
    }

    /// <summary>The routes of an internet gateway's own table: nothing but local, or a way round.</summary>
    public IEnumerable<Route> AtTheEdge(Place place)
    {
        foreach (var block in place.Blocks)
        {
            yield return RuleText.Route($"{block} local");
        }

        if (place.HasAppliance && draw.Chance(50))
        {
            yield return RuleText.Route($"{place.BlocksOf(2).Split(' ')[0]} {Appliance(place)}");
        }
    }

    private IEnumerable<string> To(Place far, Place place)
    {
        var link = draw.Chance(8) ? $"nat-{place.Letter}" : links.Between(place, far);
        if (draw.Chance(85))
        {
            foreach (var block in far.Blocks.Where(block => !block.Contains(':', StringComparison.Ordinal)))
            {
                yield return $"{block} {link}";
            }
        }
        else
        {
            yield return $"{far.BlocksOf(draw.Between(1, far.Subnets.Length)).Split(' ')[0]} {link}";
        }

        if (far.IsDualStack && place.IsDualStack && draw.Chance(80))
        {
            yield return $"{far.Blocks[^1]} {links.Between(place, far)}";
        }
    }

    private IEnumerable<string> Special(Place place, int number, string gateway)
    {
        if (draw.Chance(18))
        {
            yield return $"{draw.OneOf(["192.0.2.10/32", "203.0.113.0/24", "203.0.113.10/32", "192.0.2.0/24"])} {gateway}";
        }

        if (draw.Chance(12))
        {
            yield return $"pl-web {gateway}";
        }

        if (draw.Chance(8))
        {
            yield return $"pl-all {draw.OneOf([gateway, $"nat-{place.Letter}"])}";
        }

        // A route to what the lab has not, and one that AWS would not let anybody write but leaves behind when things change.
        if (draw.Chance(3))
        {
            yield return $"203.0.114.0/24 vgw-{place.Letter} propagated";
        }

        if (draw.Chance(3) && links.From(place).FirstOrDefault() is { } far)
        {
            yield return $"203.0.114.0/25 nat-{far.Letter}";
        }

        // More specific than local: only to interfaces and NAT gateways, and only for a whole subnet.
        if (draw.Chance(5) && number > 1)
        {
            yield return $"{place.BlocksOf(1).Split(' ')[0]} {(place.HasAppliance ? Appliance(place) : $"nat-{place.Letter}")}";
        }
    }

    private static string Appliance(Place place) => $"eni-{place.Letter}nat";
}
