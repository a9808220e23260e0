using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ProbeSuite.Lab.Network;

/// <summary>Network namespaces by their plan's names, and how to act inside them from the lab's own process.</summary>
public interface INamespaces
{
    /// <summary>A socket that belongs to a namespace, whichever thread uses it later.</summary>
    Socket Open(string ns, AddressFamily family, SocketType type, ProtocolType protocol);

    /// <summary>A TCP socket bound and listening inside a namespace, usable as any other.</summary>
    Socket Listen(string ns, IPEndPoint endpoint);

    /// <summary>A UDP socket bound inside a namespace.</summary>
    Socket BindUdp(string ns, IPEndPoint endpoint);

    /// <summary>
    /// A child process inside a namespace, with the namespace's own <c>/etc</c> (see <see cref="SetEtc"/>). Everything
    /// else is as <paramref name="start"/> says; its environment is taken whole, so clear it for a clean one.
    /// </summary>
    /// <param name="ns">The namespace.</param>
    /// <param name="start">Program, arguments, environment, redirections.</param>
    /// <param name="userId">
    /// The user and group id that the child has, without privileges; null for the lab's own. Files that the lab made
    /// belong to it.
    /// </param>
    Process Start(string ns, ProcessStartInfo start, int? userId = null);

    /// <summary>
    /// What children started in a namespace from now on find in a file of <c>/etc</c>. <c>resolv.conf</c>,
    /// <c>nsswitch.conf</c> (<c>hosts: files dns</c>) and <c>hosts</c> (localhost) are there from the beginning.
    /// </summary>
    /// <param name="ns">The namespace.</param>
    /// <param name="name">The file's name in <c>/etc</c>.</param>
    /// <param name="text">Its content.</param>
    void SetEtc(string ns, string name, string text);

    /// <summary>Runs something on a thread of its own inside a namespace and waits for it. What it throws is thrown here.</summary>
    void RunInside(string ns, Action action);
}
