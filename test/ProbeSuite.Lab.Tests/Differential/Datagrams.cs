using System.Net;
using System.Net.Sockets;
using System.Text;
using ProbeSuite.Lab.Network;

namespace ProbeSuite.Lab.Tests.Differential;

/// <summary>Hosts that answer datagrams on port 443, with their name and the address that they saw.</summary>
internal sealed class Datagrams : IAsyncDisposable
{
    private readonly INamespaces _namespaces;
    private readonly List<Socket> _sockets = [];
    private readonly List<Task> _answering = [];

    public Datagrams(INamespaces namespaces, LabPlan plan)
    {
        _namespaces = namespaces;
        var hosts = plan.Hosts.Select(site => (site.Namespace, Addresses: site.Host.Addresses));
        var cards = plan.Interfaces.Select(site => (site.Namespace, site.Addresses));
        foreach (var (ns, address) in hosts.Concat(cards).SelectMany(site => site.Addresses.Select(address => (site.Namespace, address))))
        {
            var socket = namespaces.BindUdp(ns, new(address, 443));
            _sockets.Add(socket);
            _answering.Add(AnswerAsync(ns, socket));
        }
    }

    /// <summary>What one datagram led to, in the words of <see cref="Cell.Seen"/>.</summary>
    public async Task<string> AskAsync(string from, IPEndPoint to, TimeSpan patience)
    {
        using var socket = _namespaces.Open(from, to.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        using var waiting = new CancellationTokenSource(patience);
        try
        {
            await socket.ConnectAsync(to, waiting.Token);
            await socket.SendAsync("?"u8.ToArray(), waiting.Token);
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

    public async ValueTask DisposeAsync()
    {
        _sockets.ForEach(socket => socket.Dispose());
        await Task.WhenAll(_answering);
    }

    private static async Task AnswerAsync(string ns, Socket socket)
    {
        var anyone = new IPEndPoint(socket.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        try
        {
            while (true)
            {
                var asked = await socket.ReceiveFromAsync(new byte[1], anyone);
                await socket.SendToAsync(Encoding.ASCII.GetBytes($"{ns} from {((IPEndPoint)asked.RemoteEndPoint).Address}"), asked.RemoteEndPoint);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The trial has ended.
        }
    }
}
