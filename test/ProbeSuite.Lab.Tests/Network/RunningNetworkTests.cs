using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ProbeSuite.Lab.Network;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Tests.Network;

public class RunningNetworkTests
{
    private const string ToWeb = "private -> 203.0.113.10:443";
    private const string ToDb = "private -> 10.0.0.20:443";

    [Fact]
    public async Task An_edited_snapshot_takes_effect_while_connections_live_on()
    {
        await using var traffic = await Traffic.StartAsync(Network().Plan);
        var namespaces = traffic.Network.Namespaces;
        using var listener = namespaces.Listen("i-server", new(IPAddress.Parse("10.0.0.20"), 444));
        using var caller = namespaces.Open("env-private-1", AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await caller.ConnectAsync(IPAddress.Parse("10.0.0.20"), 444);
        using var answerer = await listener.AcceptAsync();
        await SeesAsync(traffic, "host-web from 198.51.100.9", "i-server from 10.0.1.4");

        // The group that the rule named is exchanged for a port that nobody uses, and the route to the NAT gateway dies.
        await traffic.Network.ReapplyAsync(Network(rule: "in tcp 99 0.0.0.0/0", route: RouteState.Blackhole).Plan, default);
        await SeesAsync(traffic, "silence", "silence");
        await answerer.SendAsync("still here"u8.ToArray());
        var heard = new byte[10];
        Assert.Equal(10, await caller.ReceiveAsync(heard));

        await traffic.Network.ReapplyAsync(Network().Plan, default);
        await SeesAsync(traffic, "host-web from 198.51.100.9", "i-server from 10.0.1.4");
    }

    [Fact]
    public async Task A_running_lab_refuses_a_plan_with_other_interfaces()
    {
        await using var traffic = await Traffic.StartAsync(Network().Plan);

        var refusal = await Assert.ThrowsAsync<LabInputException>(
            () => traffic.Network.ReapplyAsync(Network().Db("orders", "private", "sg-all").Plan, default));

        Assert.Equal("a running lab cannot change its interfaces: new db-orders: database orders", refusal.Message);
    }

    [Fact]
    public async Task A_NAT_gateway_that_forgets_cuts_its_connections()
    {
        await using var traffic = await Traffic.StartAsync(Network().Plan);
        using var listener = traffic.Network.Namespaces.Listen("host-web", new(IPAddress.Parse("203.0.113.10"), 444));
        using var caller = traffic.Network.Namespaces.Open("env-private-1", AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await caller.ConnectAsync(IPAddress.Parse("203.0.113.10"), 444);
        using var answerer = await listener.AcceptAsync();

        traffic.Network.ForgetConnections(traffic.Plan.Namespaces.Single(ns => ns.Plays == "NAT gateway nat-a").Name);
        await answerer.SendAsync("lost"u8.ToArray());

        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await caller.ReceiveAsync(new byte[4], patience.Token));
    }

    [Fact]
    public async Task Ten_megabytes_cross_the_gateways()
    {
        await using var traffic = await Traffic.StartAsync(Network().Plan);
        using var listener = traffic.Network.Namespaces.Listen("host-web", new(IPAddress.Parse("203.0.113.10"), 444));
        using var caller = traffic.Network.Namespaces.Open("env-private-1", AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await caller.ConnectAsync(IPAddress.Parse("203.0.113.10"), 444);
        using var host = await listener.AcceptAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));

        var sending = caller.SendAsync(new byte[10_000_000], patience.Token).AsTask();
        var (buffer, received) = (new byte[65536], 0);
        while (received < 10_000_000)
        {
            received += await host.ReceiveAsync(buffer, patience.Token);
        }

        Assert.Equal(received, await sending);
    }

    [Fact]
    public async Task A_source_that_is_not_the_interfaces_own_never_arrives()
    {
        await using var traffic = await Traffic.StartAsync(Network().Instance("i-other", "vpc-a", "private", "10.0.1.20", "sg-all").Plan);
        var namespaces = traffic.Network.Namespaces;
        await RunAsync(namespaces, "i-other", user: null, "ip address add 10.0.1.99/32 dev eth0");
        using var listener = namespaces.BindUdp("i-server", new(IPAddress.Parse("10.0.0.20"), 9));
        using var honest = namespaces.BindUdp("i-other", new(IPAddress.Parse("10.0.1.20"), 9));
        using var spoofed = namespaces.BindUdp("i-other", new(IPAddress.Parse("10.0.1.99"), 9));

        // In this order: when the honest datagram is there, the spoofed one would have been.
        await spoofed.SendToAsync("lie"u8.ToArray(), listener.LocalEndPoint!);
        await honest.SendToAsync("truth"u8.ToArray(), listener.LocalEndPoint!);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));

        Assert.Equal(5, await listener.ReceiveAsync(new byte[10], patience.Token));
        Assert.Equal(0, listener.Available);
    }

    [Fact]
    public async Task Children_see_their_own_names_environment_user_and_network()
    {
        await using var traffic = await Traffic.StartAsync(Network().Plan);
        var namespaces = traffic.Network.Namespaces;
        namespaces.SetEtc("env-private-1", "hosts", "10.0.0.20 server.internal\n");
        var machines = await File.ReadAllTextAsync("/etc/hosts");

        var said = await RunAsync(namespaces, "env-private-1", 993, "id -u; cat /etc/resolv.conf /etc/hosts; grep hosts: /etc/nsswitch.conf; echo $SECRET$GIVEN; ls /sys/class/net >/dev/null; cat /proc/net/dev | grep -c eth0; touch /etc/x 2>/dev/null || echo read-only; ip link set eth0 down 2>/dev/null || echo powerless");

        Assert.Equal("993\nnameserver 10.0.0.2\noptions timeout:1 attempts:2\n10.0.0.20 server.internal\nhosts: files dns\ngiven\n1\nread-only\npowerless\n", said);
        Assert.Equal(machines, await File.ReadAllTextAsync("/etc/hosts"));
    }

    [Fact]
    public async Task A_namespace_that_is_not_there_and_an_address_that_is_not_ours_are_named()
    {
        await using var traffic = await Traffic.StartAsync(Network().Plan);

        Assert.Contains("nowhere", Assert.Throws<ArgumentException>(() => traffic.Network.Namespaces.RunInside("nowhere", () => { })).Message, StringComparison.Ordinal);
        Assert.StartsWith("cannot bind 192.0.2.1:80 in host-web: ", Assert.Throws<LabNetworkException>(
            () => traffic.Network.Namespaces.Listen("host-web", new(IPAddress.Parse("192.0.2.1"), 80))).Message, StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(INamespaces namespaces, string ns, int? user, string script)
    {
        var start = new ProcessStartInfo("sh", ["-c", script]) { RedirectStandardOutput = true };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin";
        start.Environment["GIVEN"] = "given";
        using var process = namespaces.Start(ns, start, user);
        return await process.StandardOutput.ReadToEndAsync();
    }

    private static async Task SeesAsync(Traffic traffic, string ofWeb, string ofDb) =>
        Assert.Equal((ofWeb, ofDb), (await traffic.AskAsync(ToWeb, ofWeb), await traffic.AskAsync(ToDb, ofDb)));

    private static Net Network(string rule = "in all 0.0.0.0/0", RouteState route = RouteState.Active) => new Net()
        .Vpc("vpc-a", "10.0.0.0/16")
        .Subnet("public", "vpc-a", "10.0.0.0/24", "0.0.0.0/0 igw-a").Subnet("private", "vpc-a", "10.0.1.0/24", "0.0.0.0/0 nat-a")
        .Edit(s => s with { RouteTables = [.. s.RouteTables.Select(table => table.Id == "rtb-private" ? table with { Routes = [table.Routes[0] with { State = route }] } : table)] })
        .Nat("nat-a", "public", "198.51.100.9").Group("sg-all", "vpc-a", rule, "out all 0.0.0.0/0")
        .Instance("i-server", "vpc-a", "public", "10.0.0.20", "sg-all").Host("web", "203.0.113.10")
        .Function("private", "sg-all", ["private"]);
}
