using System.Net;
using ProbeSuite.Reachability.Text;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability.Slow;

public class SlowDefinitionTests
{
    private const int Rounds = 2_000;
    private static readonly string[] Ranges = ["10.0.0.0/16", "10.0.0.0/24", "10.0.0.0/28", "10.0.0.8/29", "10.0.0.4/30", "10.0.0.5/32", "10.0.0.0/8", "0.0.0.0/0", "::/0"];
    private static readonly IPAddress[] World = [.. Enumerable.Range(0, 16).Select(last => IPAddress.Parse($"10.0.0.{last}")), IPAddress.Parse("10.0.1.1"), IPAddress.Parse("93.184.216.34")];

    [Fact]
    public void Route_choice_agrees_with_trying_every_prefix_length()
    {
        var random = new Random(20_261_125);
        var ties = 0;
        for (var round = 0; round < Rounds; round++)
        {
            PrefixList[] lists = [.. new[] { "pl-a", "pl-b" }.Select(id => new PrefixList(id, null, [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => IPNetwork.Parse(Pick(random, Ranges)))]))];
            var routes = Enumerable.Range(0, random.Next(0, 8)).Select(number => RandomRoute(random, number))
                .DistinctBy(route => (route.Destination, route.Origin)).ToList();
            var prefixLists = new PrefixLists(new Network(new Snapshot { PrefixLists = lists }), null);
            foreach (var destination in World)
            {
                var choice = RouteChoice.Choose(routes, destination, prefixLists, out var rival);
                var expected = SlowDefinitions.RoutesFor(routes, lists, destination);
                ties += expected.Count > 1 ? 1 : 0;
                Assert.Equal(expected.Count > 1, rival is not null);
                Assert.True(choice is null ? expected.Count == 0 : expected.Contains($"{choice.Target}"),
                    $"{destination} in [{string.Join("; ", routes)}] takes {choice}, not {string.Join(" or ", expected)}");
            }
        }

        Assert.True(ties > 0, "no tie was tried");
    }

    [Fact]
    public void A_network_acl_agrees_with_asking_for_every_port()
    {
        var random = new Random(20_261_126);
        var words = new HashSet<PathState>();
        var subnet = new Subnet { Id = "subnet", VpcId = "vpc" };
        for (var round = 0; round < Rounds / 4; round++)
        {
            var acl = new NetworkAcl { Id = "acl", VpcId = "vpc", IsDefault = true, Entries = [.. Enumerable.Range(0, random.Next(0, 6)).Select(number => RandomEntry(random, number))] };
            var network = new Network(new Snapshot { NetworkAcls = [acl] });
            var first = random.Next(0, 3) == 0 ? 443 : 30_000;
            var ports = new PortRange(first, first == 443 ? 443 : 34_000);
            var (source, destination) = (Pick(random, World), Pick(random, World));
            foreach (var egress in new[] { false, true })
            {
                var step = NetworkAclGate.Judge(network, subnet, egress, new(source, destination, Protocol.Tcp, new(1, 1), ports), Direction.Forward);
                var share = (double)SlowDefinitions.PortsThatPass(acl.Entries, egress, Protocol.Tcp, egress ? destination : source, ports) / (ports.To - ports.From + 1);
                Assert.Equal(share < 1.0 / 64 ? PathState.Blocked : share > 63.0 / 64 ? PathState.Open : PathState.Unknown, step.Path);
                words.Add(step.Path);
            }
        }

        Assert.Equal(3, words.Count);
    }

    [Fact]
    public void Security_groups_agree_with_writing_down_every_address()
    {
        var random = new Random(20_261_127);
        var (open, blocked) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            PrefixList[] lists = [new("pl-a", null, [IPNetwork.Parse(Pick(random, Ranges))])];
            SecurityGroup[] groups = [.. new[] { "sg-a", "sg-b" }.Select(id => new SecurityGroup { Id = id, Ingress = [.. Enumerable.Range(0, random.Next(0, 3)).Select(_ => RandomRule(random))] })];
            NetworkInterface[] cards = [.. Enumerable.Range(4, 4).Select(last => new NetworkInterface { Id = $"eni-{last}", SubnetId = "subnet", VpcId = "vpc", Addresses = [new(World[last])], SecurityGroupIds = [Pick(random, ["sg-a", "sg-b", "sg-c"])] })];
            var network = new Network(new Snapshot { PrefixLists = lists, SecurityGroups = groups, NetworkInterfaces = cards, Subnets = [new() { Id = "subnet", VpcId = "vpc", CidrBlocks = [IPNetwork.Parse("10.0.0.0/24")] }] });
            var at = new Attachment { Label = "target", Subnet = network.Subnet("subnet")!, SecurityGroupIds = ["sg-a", "sg-b"] };
            var port = Pick(random, [22, 443]);
            var allowed = SlowDefinitions.AddressesLetIn(groups, Protocol.Tcp, port, cards, lists, World);
            foreach (var source in World)
            {
                var step = SecurityGroupGate.Judge(network, at, egress: false, new(source, World[9], Protocol.Tcp, new(1, 1), new(port, port)), new(network.At("vpc", source)), new PrefixLists(network, null));
                Assert.Equal(allowed.Contains(source) ? PathState.Open : PathState.Blocked, step.Path);
                _ = step.Path == PathState.Open ? open++ : blocked++;
            }
        }

        Assert.InRange((double)open / (open + blocked), 0.2, 0.8);
    }

    private static Route RandomRoute(Random random, int number) => random.Next(5) switch
    {
        0 => RuleText.Route($"{Pick(random, Ranges[..7])} local"),
        1 => RuleText.Route($"{Pick(random, ["pl-a", "pl-b"])} nat-{number}"),
        2 => RuleText.Route($"{Pick(random, Ranges)} vgw-{number} propagated"),
        _ => RuleText.Route($"{Pick(random, Ranges)} nat-{number}"),
    };

    private static NetworkAclEntry RandomEntry(Random random, int number) => RuleText.Entry(
        $"{Pick(random, ["in", "out"])} {(100 * random.Next(1, 9)) + number} {Pick(random, ["allow", "deny"])} {Pick(random, ["all", "tcp 443", "tcp 30000-34000", "tcp 32000-65535", "tcp 0-31999", "tcp 30010", "tcp 30001-34000", "udp 443", "icmp"])} {Pick(random, Ranges)}");

    private static SecurityGroupRule RandomRule(Random random) =>
        RuleText.Group([$"in {Pick(random, ["all", "tcp 443", "tcp 22", "tcp 0-1023", "udp 443", "icmp"])} {Pick(random, ["sg-a", "sg-b", "sg-c", "pl-a", .. Ranges])}"], "in")[0];

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];
}
