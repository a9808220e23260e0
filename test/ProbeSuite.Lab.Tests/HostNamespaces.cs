using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ProbeSuite.Lab.Network;

namespace ProbeSuite.Lab.Tests;

/// <summary>Every namespace is the machine's own, and every port a free one of loopback.</summary>
internal sealed class HostNamespaces : INamespaces
{
    public Socket Open(string ns, AddressFamily family, SocketType type, ProtocolType protocol) => new(family, type, protocol);

    public Socket Listen(string ns, IPEndPoint endpoint)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen();
        return socket;
    }

    public Socket BindUdp(string ns, IPEndPoint endpoint) => throw new NotSupportedException();

    public Process Start(string ns, ProcessStartInfo start, int? userId = null) => Process.Start(start)!;

    public void SetEtc(string ns, string name, string text) => throw new NotSupportedException();

    public void RunInside(string ns, Action action) => action();
}
