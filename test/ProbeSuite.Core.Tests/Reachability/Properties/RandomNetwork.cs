using CsCheck;
using ProbeSuite.Reachability.Text;
using ProbeSuite.Targets;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability.Properties;

/// <summary>The standard network with filters, routes and states changed at random, and one flow through it; about half of the flows are open.</summary>
internal sealed record RandomNetwork(Snapshot Snapshot, string From, string To)
{
    private static readonly string[] Sources = ["eni-fn", "eni-out", "i-web", "i-app", "eni-spoke", "fn", "open-fn", "no-vpc", "both"];
    private static readonly string[] Targets =
    [
        "tcp://10.0.4.10:5432", "tcp://10.0.4.20:443", "tcp://10.0.2.20:443", "tcp://10.0.1.30:443", "tcp://10.1.1.10:22", "tcp://10.2.1.10:22",
        "tcp://93.184.216.34:443", "tcp://52.0.0.2:443", "tcp://52.216.1.1:443", "tcp://[2606:2800:220:1::1]:443", "udp://10.0.0.2:53", "https://example.com", "s3://bucket/key",
        "aws://sqs", "tcp://10.0.4.99:443",
    ];

    private static readonly string[] Blocks = ["0.0.0.0/0", "10.0.0.0/8", "10.0.0.0/16", "10.0.1.0/24", "10.0.4.0/24", "10.0.2.0/23", "10.1.0.0/16", "10.2.0.0/16", "93.184.0.0/16", "52.0.0.0/8", "::/0"];
    private static readonly string[] Ports = ["443", "5432", "22", "0-1023", "1024-65535", "32768-65535", "0-65535"];

    /// <summary>Networks by the number that makes each, so that a failure can be made again.</summary>
    public static Gen<(int Seed, RandomNetwork Network)> Gen { get; } = CsCheck.Gen.Int[0, int.MaxValue - 1].Select(seed => (seed, Of(seed)));

    public Prediction Predict(Snapshot? changed = null) =>
        Origin.Find(changed ?? Snapshot, From).Predict(new Predictor(changed ?? Snapshot), Target.Parse(To));

    public static RandomNetwork Of(int seed)
    {
        var random = new Random(seed);
        var lines = new List<string> { "function both in=private,isolated groups=sg-fn" };
        foreach (var subnet in new[] { "private", "public", "data", "far" }.Where(_ => Chance(random, 30)))
        {
            var vpc = subnet == "far" ? "vpc-b" : "vpc-a";
            lines.Add($"acl acl-{subnet} {vpc} on={subnet} : {string.Join("; ", Enumerable.Range(0, random.Next(1, 6)).Select(_ => Entry(random)).DistinctBy(entry => entry[..7]))}{(Chance(random, 90) ? "; in 900 allow all 0.0.0.0/0; out 900 allow all 0.0.0.0/0" : "")}");
        }

        foreach (var group in new[] { "sg-fn", "sg-open", "sg-db" }.Where(_ => Chance(random, 25)))
        {
            lines.Add($"group {group} vpc-a : {string.Join("; ", Enumerable.Range(0, random.Next(0, 6)).Select(_ => Rule(random)))}{(Chance(random, 60) ? "; out all 0.0.0.0/0; in all 10.0.0.0/8" : "")}");
        }

        if (Chance(random, 30))
        {
            lines.Add($"table rtb-private vpc-a on=private : 10.0.0.0/16 local; {string.Join("; ", Enumerable.Range(0, random.Next(1, 5)).Select(_ => Route(random)).DistinctBy(route => route.Split(' ')[0]))}; 0.0.0.0/0 nat-a");
        }

        lines.AddRange(new[]
        {
            "nat nat-a vpc-a in=public lends=10.0.2.4~52.0.0.1 state=failed", "igw igw-a", "vpc vpc-a 10.0.0.0/16,2600:1f00:a::/56 bpa=ingress", "instance i-web eni-web state=stopped",
            "list pl-s3 name=com.amazonaws.eu-west-1.s3", "list pl-s3", "table rtb-b vpc-b : 10.1.0.0/16 local", "vpc vpc-a 10.0.0.0/16 dns=off", "peering pcx-ab vpc-a=10.0.0.0/16 vpc-b=10.1.0.0/16 status=pending-acceptance",
            "endpoint vpce-s3 vpc-a gateway s3 state=deleting", "tgw-table tgw-rtb tgw-ac for=tgw-attach-a,tgw-attach-c : 10.2.0.0/16 tgw-attach-c",
        }.Where(_ => Chance(random, 4)));
        return new(CaseTable.Network(string.Join('\n', lines)), Pick(random, Sources), Pick(random, Targets));
    }

    public static string Entry(Random random, string? action = null) =>
        $"{Pick(random, ["in", "out"])} {random.Next(100, 800)} {action ?? (Chance(random, 60) ? "allow" : "deny")} {(Chance(random, 25) ? "all" : $"{(Chance(random, 80) ? "tcp" : "udp")} {Pick(random, Ports)}")} {Pick(random, Blocks)}";

    public static string Rule(Random random) =>
        $"{Pick(random, ["in", "out"])} {(Chance(random, 25) ? "all" : $"{(Chance(random, 80) ? "tcp" : "udp")} {Pick(random, Ports)}")} {(Chance(random, 30) ? Pick(random, ["sg-fn", "sg-open", "sg-db", "pl-s3"]) : Pick(random, Blocks))}";

    private static string Route(Random random) =>
        $"{Pick(random, ["93.184.0.0/16", "10.1.0.0/16", "10.2.0.0/16", "52.0.0.0/8", "pl-s3", "93.184.216.0/24", "10.0.4.0/24"])} {Pick(random, ["nat-a", "igw-a", "pcx-ab", "tgw-ac", "vpce-s3", "eni-web", "vgw-a propagated", "nat-a blackhole"])}";

    private static bool Chance(Random random, int percent) => random.Next(100) < percent;

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];
}
