using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using ProbeSuite.Lab.Network;
using ProbeSuite.Lab.Services.Databases;
using ProbeSuite.Lab.Services.Internet;
using ProbeSuite.Tests.Checks;

namespace ProbeSuite.Lab.Tests.Causes;

/// <summary>A host on which everything can be the matter, a port for each thing: the servers and the firewall behind <see cref="Cause.All"/>.</summary>
internal sealed class CauseHost(INamespaces namespaces, string ns, string name, IPAddress address, Issued root) : IAsyncDisposable
{
    private const string Firewall = """
        table inet causes {
            chain incoming {
                type filter hook input priority 0
                tcp dport 1003 reject with tcp reset
                tcp dport 1004 reject with icmpx port-unreachable
                tcp dport 1005 reject with icmpx admin-prohibited
                tcp dport 1006 reject with icmpx host-unreachable
                tcp dport 1007 drop
            }
        }
        """;

    private readonly List<IAsyncDisposable> _servers = [];
    private readonly List<Socket> _sockets = [];

    public async Task StartAsync()
    {
        using (var nft = namespaces.Start(ns, new ProcessStartInfo("nft", [Firewall])))
        {
            await nft.WaitForExitAsync();
            Assert.Equal(0, nft.ExitCode);
        }

        var intermediate = root.Authority();
        var stranger = Issued.Root("CN=Stranger").Authority("CN=Stranger's Intermediate");
        string[] names = [$"{name}.test", $"{name}-bucket.s3.eu-west-1.amazonaws.com"];

        Tcp(1001, (_, _) => Task.CompletedTask);
        FillQueue(1008);
        Tcp(1011, AnswerAsync);
        Tcp(1012, (stream, cancellation) => LoopbackServer.HearAsync(stream, cancellation));
        Tcp(1013, BreakAsync);
        Tcp(1014, (_, cancellation) => Task.Delay(Timeout.Infinite, cancellation));
        Tcp(1015, async (stream, cancellation) =>
        {
            await stream.WriteAsync("SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n"u8.ToArray(), cancellation);
            await LoopbackServer.HearAsync(stream, cancellation);
        });

        Tls(1021, root.Server(names));
        Tls(1022, root.Server(names, fromDays: -30, toDays: -1));
        Tls(1023, root.Server(names, fromDays: 1));
        Tls(1024, root.Server(["other.test"]));
        Tls(1025, Issued.SelfSigned());
        Tls(1026, stranger.Server(names), stranger);
        Tls(1027, intermediate.Server(names));
        Tcp(1028, async (stream, cancellation) => await TlsServer.SecureAsync(stream, root.Server(names), [], wantsClient: true, cancellation));
        Tcp(1029, async (stream, cancellation) =>
        {
            // An alert is all that such a server says to a client of today: protocol_version.
            await LoopbackServer.HearAsync(stream, cancellation);
            await stream.WriteAsync((byte[])[21, 3, 2, 0, 2, 2, 70], cancellation);
        });

        Tls(1031, root.Server(names));
        _servers.Add(new TimeServer(namespaces.BindUdp(ns, new(address, 1041)), TimeProvider.System));
        _servers.Add(new MySqlGreeting(namespaces.Listen(ns, new(address, 1016))));
        Udp(1043, _ => null);
        Udp(1045, question => Datagram.Resolve(question, CauseWorld.Known));
        Udp(1044, _ => "what time is it?"u8.ToArray());
    }

    public async ValueTask DisposeAsync()
    {
        _sockets.ForEach(socket => socket.Dispose());
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }
    }

    private void Tcp(int port, Func<NetworkStream, CancellationToken, Task> serve) =>
        _servers.Add(new LoopbackServer(serve, namespaces.Listen(ns, new(address, port))));

    private void Udp(int port, Func<byte[], byte[]?> answer) => _servers.Add(new Datagram(namespaces.BindUdp(ns, new(address, port)), answer));

    private void Tls(int port, Issued leaf, params Issued[] above) => Tcp(port, async (stream, cancellation) =>
    {
        await using var secured = await TlsServer.SecureAsync(stream, leaf, above, false, cancellation, SslProtocols.None);
        await AnswerAsync(secured, cancellation);
    });

    private static async Task AnswerAsync(Stream stream, CancellationToken cancellation)
    {
        var request = await LoopbackServer.ReadRequestAsync(stream, cancellation);
        var answer = request.StartsWith("GET /denied ", StringComparison.Ordinal)
            ? "HTTP/1.1 403 Forbidden\r\nContent-Length: 40\r\n\r\n<Error><Code>AccessDenied</Code></Error>"
            : "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), cancellation);
    }

    private static async Task BreakAsync(NetworkStream stream, CancellationToken cancellation)
    {
        await LoopbackServer.ReadRequestAsync(stream, cancellation);
        stream.Socket.LingerState = new LingerOption(true, 0);
        stream.Socket.Dispose();
    }

    // Nobody accepts, and the kernel drops what does not fit into the queue.
    private void FillQueue(int port)
    {
        var listener = Keep(namespaces.Open(ns, AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp));
        listener.Bind(new IPEndPoint(address, port));
        listener.Listen(0);
        for (var held = 0; held < 4; held++)
        {
            var caller = Keep(namespaces.Open(ns, AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp));
            _ = caller.ConnectAsync(listener.LocalEndPoint!).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        Socket Keep(Socket socket)
        {
            _sockets.Add(socket);
            return socket;
        }
    }
}
