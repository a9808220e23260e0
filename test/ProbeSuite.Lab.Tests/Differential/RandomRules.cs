using System.Net;
using ProbeSuite.Lab.Tests.Network;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Tests.Differential;

/// <summary>Security groups and network ACLs by lot.</summary>
internal sealed class RandomRules(Draw draw, IReadOnlyList<Place> places)
{
    private static readonly string[] Groups = ["fn", "other", "server", "db"];

    private static readonly string[][] Acls =
    [
        ["in 100 allow all 0.0.0.0/0", "in 101 allow all ::/0", "out 100 allow all 0.0.0.0/0", "out 101 allow all ::/0"],
        ["in 90 deny tcp 443 10.0.0.0/8", "in 100 allow all 0.0.0.0/0", "out 100 allow all 0.0.0.0/0"],             // deny before allow
        ["in 110 deny tcp 443 0.0.0.0/0", "in 100 allow all 0.0.0.0/0", "out 100 allow all 0.0.0.0/0"],             // deny too late
        ["in 100 allow tcp 443 0.0.0.0/0", "in 110 allow tcp 5432 10.0.0.0/8", "out 100 allow all 0.0.0.0/0"],      // no answers in
        ["in 100 allow all 0.0.0.0/0", "out 100 allow tcp 443 0.0.0.0/0", "out 110 allow tcp 5432 10.0.0.0/8"],     // no answers out
        ["in 100 allow tcp 1024-65535 0.0.0.0/0", "in 110 allow tcp 443 10.0.0.0/8", "out 100 allow tcp 0-65535 0.0.0.0/0"],
        ["in 100 allow tcp 32768-65535 0.0.0.0/0", "in 110 allow tcp 443 10.0.0.0/8", "out 100 allow all 0.0.0.0/0"],   // some answers
        ["in 100 allow all 10.0.0.0/8", "in 110 allow tcp 1024-65535 0.0.0.0/0", "out 90 deny all 203.0.113.0/24", "out 100 allow all 0.0.0.0/0", "out 101 allow all ::/0"],
        ["in 100 allow udp 0-65535 0.0.0.0/0", "in 110 allow tcp 1024-65535 ::/0", "out 100 allow all 0.0.0.0/0", "out 101 allow all ::/0"],
        [],
    ];

    private static readonly string?[] Policies =
    [
        null, null, null,
        """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}""",
        """{"Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":["s3:Get*","s3:ListBucket"],"Resource":["arn:aws:s3:::photos","arn:aws:s3:::photos/*"]}}""",
        """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::invoices/*"}]}""",
        """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"},{"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::photos/private/*"}]}""",
        """{"Statement":[{"Effect":"Allow","Principal":"*","NotAction":"s3:GetObject","Resource":"*"}]}""",
        """{"Statement":[]}""",
    ];

    /// <summary>The rules of a default ACL.</summary>
    public static IReadOnlyList<NetworkAclEntry> EverythingPasses { get; } =
    [
        .. new[] { false, true }.SelectMany(isEgress => new NetworkAclEntry[]
        {
            new(100, isEgress, Protocol.All, IPNetwork.Parse("0.0.0.0/0"), null, true),
            new(101, isEgress, Protocol.All, IPNetwork.Parse("::/0"), null, true),
            new(NetworkAclEntry.Closing, isEgress, Protocol.All, IPNetwork.Parse("0.0.0.0/0"), null, false),
        }),
    ];

    /// <summary>What an endpoint says of requests; null for everything.</summary>
    public string? OnePolicy() => draw.OneOf(Policies);

    public void AddAcl(Net net, Place place, string subnet)
    {
        if (draw.Chance(14))
        {
            net.Acl($"acl-{subnet}", place.Id, subnet, draw.OneOf(Acls));
        }
    }

    public void AddGroups(Net net, Place place)
    {
        foreach (var group in Groups)
        {
            net.Group($"sg-{place.Letter}-{group}", place.Id, [.. Egress(place), .. group is "fn" or "other" && draw.Chance(50) ? [] : Ingress(place)]);
        }
    }

    public string OneGroup(Place place) => $"sg-{place.Letter}-{draw.OneOf(Groups)}";

    private string[] Egress(Place place) => draw.Chance(85) ? ["out all 0.0.0.0/0", "out all ::/0"] : draw.OneOf<string[]>(
    [
        [],
        ["out tcp 443 0.0.0.0/0", $"out tcp 5432 sg-{place.Letter}-db"],
        ["out tcp 443 pl-s3", $"out all {place.Blocks[0]}"],
        [$"out tcp 443 sg-{draw.OneOf(places).Letter}-server", $"out tcp 5432 {place.Blocks[0]}", "out tcp 443 ::/0"],
        [$"out tcp 443 sg-{draw.OneOf(places).Letter}-server", $"out all sg-{draw.OneOf(places).Letter}-db"],
        ["out tcp 0-65535 0.0.0.0/0"],
        ["out tcp 443 pl-corp", "out udp 443 0.0.0.0/0"],
    ]);

    private string[] Ingress(Place place) => draw.Chance(68) ? ["in all 0.0.0.0/0", "in all ::/0"] : draw.OneOrMore(35,
    [
        $"in all {place.Blocks[0]}",
        "in tcp 0-65535 10.0.0.0/8",
        "in tcp 443 0.0.0.0/0",
        "in all ::/0",
        "in tcp 443 pl-corp",
        "in udp 443 0.0.0.0/0",
        $"in all sg-{draw.OneOf(places).Letter}-fn",
        $"in tcp 5432 sg-{draw.OneOf(places).Letter}-fn",
        $"in tcp 443 sg-{draw.OneOf(places).Letter}-other",
        $"in tcp 443 {(place.IsDualStack ? $"2001:db8:{place.Number}::/56" : "10.2.0.0/16")}",
    ]);
}
