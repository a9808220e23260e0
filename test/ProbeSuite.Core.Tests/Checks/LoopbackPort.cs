using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ProbeSuite.Tests.Checks;

/// <summary>
/// A port of loopback that the kernel gives to nobody else for as long as the tests run. It is closed, to TCP and to UDP,
/// until a server binds it by its number.
/// </summary>
internal static class LoopbackPort
{
    private static readonly ConcurrentBag<Socket> Held = [];

    public static int Reserve()
    {
        while (true)
        {
            // Bound and not listening: it refuses callers, and leaves the number to a server that asks for it.
            var tcp = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            tcp.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            var udp = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            try
            {
                // Connected to itself: it hears nobody else, whom the kernel therefore tells that the port is closed.
                udp.Bind(tcp.LocalEndPoint!);
                udp.Connect(tcp.LocalEndPoint!);
                Held.Add(tcp);
                Held.Add(udp);
                return ((IPEndPoint)tcp.LocalEndPoint!).Port;
            }
            catch (SocketException error) when (error.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                udp.Dispose();
                tcp.Dispose();
            }
        }
    }
}
