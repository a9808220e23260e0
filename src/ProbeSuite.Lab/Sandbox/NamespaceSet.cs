using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;
using ProbeSuite.Lab.Network;

namespace ProbeSuite.Lab.Sandbox;

/// <summary>
/// Network namespaces that this process holds by open handles and nothing else: no name, no mount, no file. They end
/// with the process, or when the set is disposed of and no process or socket is left in them.
/// </summary>
internal sealed class NamespaceSet : INamespaces, IDisposable
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Makes namespaces one after the other, and runs something in each while it is still empty.</summary>
    public void Create(IEnumerable<NamespacePlan> plans, Action<NamespacePlan> prepare) => OwnThread.Run(() =>
    {
        foreach (var plan in plans)
        {
            _entries[plan.Name] = new Entry(Linux.EnterNewNetwork(), EtcOverlay.FilesFor(plan.ResolvConf));
            prepare(plan);
        }
    });

    /// <summary>A path that <c>ip</c> takes for the namespace's name while this process lives.</summary>
    public string PathOf(string ns) => $"/proc/{Environment.ProcessId}/fd/{Find(ns).Network.DangerousGetHandle()}";

    /// <inheritdoc/>
    public void RunInside(string ns, Action action)
    {
        var entry = Find(ns);
        OwnThread.Run(() =>
        {
            Linux.EnterNetwork(entry.Network);
            action();
        });
    }

    /// <inheritdoc/>
    public Socket Open(string ns, AddressFamily family, SocketType type, ProtocolType protocol)
    {
        Socket? socket = null;
        RunInside(ns, () => socket = new Socket(family, type, protocol));
        return socket!;
    }

    /// <inheritdoc/>
    public Socket Listen(string ns, IPEndPoint endpoint)
    {
        var socket = Bind(ns, endpoint, SocketType.Stream, ProtocolType.Tcp);
        socket.Listen();
        return socket;
    }

    /// <inheritdoc/>
    public Socket BindUdp(string ns, IPEndPoint endpoint) => Bind(ns, endpoint, SocketType.Dgram, ProtocolType.Udp);

    /// <inheritdoc/>
    public Process Start(string ns, ProcessStartInfo start, int? userId = null)
    {
        var entry = Find(ns);
        Process? process = null;
        OwnThread.Run(() =>
        {
            EtcOverlay.Enter(entry.Etc);
            Linux.EnterNetwork(entry.Network);
            process = Process.Start(userId is { } id ? Unprivileged.As(start, id) : start);
        });
        return process!;
    }

    /// <summary>A child inside a namespace that sees the machine's own <c>/etc</c>: quicker, and enough for tools.</summary>
    public Process StartTool(string ns, ProcessStartInfo start)
    {
        Process? process = null;
        RunInside(ns, () => process = Process.Start(start));
        return process!;
    }

    /// <inheritdoc/>
    public void SetEtc(string ns, string name, string text) => Find(ns).Etc[name] = text;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var entry in _entries.Values)
        {
            entry.Network.Dispose();
        }

        _entries.Clear();
    }

    private Socket Bind(string ns, IPEndPoint endpoint, SocketType type, ProtocolType protocol)
    {
        var socket = Open(ns, endpoint.AddressFamily, type, protocol);
        try
        {
            socket.Bind(endpoint);
            return socket;
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new LabNetworkException($"cannot bind {endpoint} in {ns}: {e.Message}");
        }
    }

    private Entry Find(string ns) =>
        _entries.TryGetValue(ns, out var entry) ? entry : throw new ArgumentException($"there is no namespace {ns}", nameof(ns));

    private sealed record Entry(SafeFileHandle Network, ConcurrentDictionary<string, string> Etc);
}
