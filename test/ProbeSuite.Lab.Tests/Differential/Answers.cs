using System.Net;
using System.Net.Sockets;
using System.Text;
using ProbeSuite.Lab.Network;
using ProbeSuite.Lab.Tests.Network;
using ProbeSuite.Targets;

namespace ProbeSuite.Lab.Tests.Differential;

/// <summary>
/// Hosts that answer connections and datagrams on port 443 with their name and the address that they saw, name servers that
/// answer on port 53, and how to ask them.
/// </summary>
internal sealed class Answers : IAsyncDisposable
{
    private readonly Traffic _traffic;
    private readonly INamespaces _namespaces;
    private readonly List<Socket> _sockets = [];
    private readonly List<Task> _answering = [];

    private Answers(Traffic traffic)
    {
        (_traffic, _namespaces) = (traffic, traffic.Network.Namespaces);
        var plan = traffic.Plan;
        foreach (var site in plan.Interfaces.Where(site => site.Interface.Prefixes.Count > 0))
        {
            traffic.Listen(site.Namespace, AddressesOf(site).Except(site.Addresses), 443);
        }

        var hosts = plan.Hosts.Select(site => (site.Namespace, Addresses: (IEnumerable<IPAddress>)site.Host.Addresses));
        foreach (var (ns, address) in hosts.Concat(plan.Interfaces.Select(site => (site.Namespace, AddressesOf(site)))).SelectMany(site => site.Item2.Select(address => (site.Namespace, address))))
        {
            Answer(ns, new(address, 443), (_, caller) => $"{ns} from {caller}");
        }

        foreach (var (ns, address, resolver) in plan.Resolvers.SelectMany(site => site.Addresses.Select(address => (site.Namespace, address, (ResolverSite?)site))).Concat(OwnServers(plan)))
        {
            var zone = Names.Zone(plan, resolver);
            Answer(ns, new(address, 53), (name, _) => $"{Names.Find(zone, name)}");
        }
    }

    public static async Task<Answers> StartAsync(LabPlan plan) => new(await Traffic.StartAsync(plan));

    /// <summary>All addresses of an interface, and one of each block that is delegated to it.</summary>
    public static IEnumerable<IPAddress> AddressesOf(InterfaceSite site) =>
        [.. site.Addresses, .. site.Interface.Prefixes.Select(block => new IPAddress([.. block.BaseAddress.GetAddressBytes()[..^1], (byte)(block.BaseAddress.GetAddressBytes()[^1] + 3)]))];

    /// <summary>
    /// What one attempt saw: <c>db-a from 10.0.1.5</c> is who answered and the address that it saw; <c>silence</c>,
    /// <c>refused</c>, <c>no route</c> and <c>no such name</c> are the other words.
    /// </summary>
    public async Task<string> AskAsync(Question question, TimeSpan patience)
    {
        var target = question.Target;
        var address = target.Address;
        if (address is null)
        {
            var (said, found) = await ResolveAsync(question.From, Names.HostOf(target), patience);
            if (found is null)
            {
                return said;
            }

            address = found;
        }

        var to = new IPEndPoint(address, target.Port ?? 443);
        return target.Kind is TargetKind.Udp ? await SendAsync(question.From, to, "?", patience) : await _traffic.AskAsync(question.From, to, patience);
    }

    public async ValueTask DisposeAsync()
    {
        _sockets.ForEach(socket => socket.Dispose());
        await Task.WhenAll(_answering);
        await _traffic.DisposeAsync();
    }

    /// <summary>One server after the other, as the C library does, until one answers.</summary>
    private async Task<(string Said, IPAddress? Found)> ResolveAsync(string from, string name, TimeSpan patience)
    {
        var said = "silence";
        foreach (var server in _traffic.Plan.Environments.First(site => site.Namespace == from).NameServers)
        {
            said = await SendAsync(from, new(server, 53), name, patience);
            if (said.Length == 0 || IPAddress.TryParse(said, out _))
            {
                return said.Length == 0 ? ("no such name", null) : (said, IPAddress.Parse(said));
            }
        }

        return (said, null);
    }

    private async Task<string> SendAsync(string from, IPEndPoint to, string question, TimeSpan patience)
    {
        using var socket = _namespaces.Open(from, to.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        using var waiting = new CancellationTokenSource(patience);
        try
        {
            await socket.ConnectAsync(to, waiting.Token);
            await socket.SendAsync(Encoding.ASCII.GetBytes(question), waiting.Token);
            var said = new byte[200];
            return Encoding.ASCII.GetString(said, 0, await socket.ReceiveAsync(said, waiting.Token));
        }
        catch (OperationCanceledException)
        {
            return "silence";
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode is SocketError.ConnectionRefused ? "refused" : "no route";
        }
    }

    private static IEnumerable<(string Namespace, IPAddress Address, ResolverSite? Resolver)> OwnServers(LabPlan plan) =>
        from options in plan.Snapshot.DhcpOptions
        from vpc in plan.Snapshot.Vpcs
        where vpc.DhcpOptionsId == options.Id
        from site in plan.Interfaces
        where site.Interface.VpcId == vpc.Id && options.DomainNameServers.Contains($"{site.Addresses[0]}")
        select (site.Namespace, site.Addresses[0], (ResolverSite?)null);

    private void Answer(string ns, IPEndPoint at, Func<string, IPAddress, string> answer)
    {
        var socket = _namespaces.BindUdp(ns, at);
        _sockets.Add(socket);
        _answering.Add(AnswerAsync(socket, answer));
    }

    private static async Task AnswerAsync(Socket socket, Func<string, IPAddress, string> answer)
    {
        var anyone = new IPEndPoint(socket.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        var asked = new byte[300];
        try
        {
            while (true)
            {
                var from = await socket.ReceiveFromAsync(asked, anyone);
                var said = answer(Encoding.ASCII.GetString(asked, 0, from.ReceivedBytes), ((IPEndPoint)from.RemoteEndPoint).Address);
                await socket.SendToAsync(Encoding.ASCII.GetBytes(said), from.RemoteEndPoint);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The trial has ended.
        }
    }
}
