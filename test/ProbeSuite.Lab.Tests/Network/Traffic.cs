using System.Net;
using System.Net.Sockets;
using System.Text;
using ProbeSuite.Lab.Network;

namespace ProbeSuite.Lab.Tests.Network;

/// <summary>A running network in which hosts say who called them, and callers say what they heard.</summary>
internal sealed class Traffic : IAsyncDisposable
{
    // A path inside one machine takes well under a millisecond; half a second is silence.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    // But a busy machine may hold an answer up: where one is due, silence counts only after a longer look.
    private static readonly TimeSpan LongPatience = TimeSpan.FromSeconds(5);
    private readonly List<Socket> _listeners = [];

    private Traffic(RunningNetwork network) => Network = network;

    public RunningNetwork Network { get; }

    public LabPlan Plan => Network.Plan;

    public static async Task<Traffic> StartAsync(LabPlan plan)
    {
        var traffic = new Traffic(await RunningNetwork.StartAsync(plan, TestContext.Current.CancellationToken));
        foreach (var host in plan.Hosts)
        {
            traffic.Listen(host.Namespace, host.Host.Addresses, 443);
        }

        foreach (var endpoint in plan.Endpoints)
        {
            traffic.Listen(endpoint.Namespace, endpoint.Addresses, 443);
        }

        foreach (var card in plan.Interfaces)
        {
            traffic.Listen(card.Namespace, card.Addresses, card.Db is null ? 443 : 5432);
        }

        foreach (var resolver in plan.Resolvers)
        {
            traffic.Listen(resolver.Namespace, resolver.Addresses, 53);
        }

        return traffic;
    }

    /// <summary>
    /// What one attempt to connect saw: <c>web from 198.51.100.1</c> is the namespace that answered and the address
    /// that it saw; <c>silence</c>, <c>refused</c> and <c>no route</c> are the other words.
    /// </summary>
    public async Task<string> AskAsync(string from, IPEndPoint to, TimeSpan patienceOfCaller)
    {
        using var socket = Network.Namespaces.Open(from, to.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        using var patience = new CancellationTokenSource(patienceOfCaller);
        try
        {
            await socket.ConnectAsync(to, patience.Token);
            var said = new byte[200];
            return Encoding.ASCII.GetString(said, 0, await socket.ReceiveAsync(said, patience.Token));
        }
        catch (OperationCanceledException)
        {
            return "silence";
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode switch
            {
                SocketError.ConnectionRefused => "refused",
                SocketError.NetworkUnreachable or SocketError.HostUnreachable => "no route",
                _ => $"{e.SocketErrorCode}",
            };
        }
    }

    /// <summary>The same for a flow written <c>private -> 203.0.113.10:443</c>, from a placement or a namespace.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="due">What should be seen.</param>
    public async Task<string> AskAsync(string flow, string due)
    {
        var (from, to) = flow.Split(" -> ") is [var start, var end] ? (start, IPEndPoint.Parse(end)) : throw new ArgumentException(flow);
        var ns = Plan.Environments.FirstOrDefault(site => site.PlacementName == from)?.Namespace ?? from;
        var seen = await AskAsync(ns, to, Patience);
        return seen == "silence" && due != seen ? await AskAsync(ns, to, LongPatience) : seen;
    }

    public void Listen(string ns, IEnumerable<IPAddress> addresses, int port)
    {
        foreach (var address in addresses)
        {
            var listener = Network.Namespaces.Listen(ns, new(address, port));
            _listeners.Add(listener);
            _ = AnswerAsync(ns, listener);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listeners.ForEach(listener => listener.Dispose());
        await Network.DisposeAsync();
    }

    private static async Task AnswerAsync(string ns, Socket listener)
    {
        try
        {
            while (true)
            {
                using var caller = await listener.AcceptAsync();
                await caller.SendAsync(Encoding.ASCII.GetBytes($"{ns} from {((IPEndPoint)caller.RemoteEndPoint!).Address}"));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }
}
