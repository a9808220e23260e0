using System.Globalization;
using System.Net.Sockets;

namespace ProbeSuite.Lab.Sandbox;

/// <summary>
/// Sockets that the process outside a sandbox makes and the one inside answers on. A socket stays for ever in the network
/// namespace that it was made in, so that no packet need be forwarded; and it ends with the processes, so that nothing is left.
/// </summary>
internal static class InheritedSockets
{
    /// <summary>The variable that tells the child which descriptor is which: <c>web=57,control=58</c>.</summary>
    public const string Variable = "PROBESUITE_LAB_SOCKETS";

    /// <summary>Has the next child inherit sockets.</summary>
    /// <returns>What the variable must hold.</returns>
    public static string Offer(IReadOnlyDictionary<string, Socket> sockets) => string.Join(',', sockets.Select(socket =>
    {
        var descriptor = (int)socket.Value.Handle;
        Linux.SetInherited(descriptor, true);
        return string.Create(CultureInfo.InvariantCulture, $"{socket.Key}={descriptor}");
    }));

    /// <summary>A socket that was inherited; null when there is none of that name. Children of this process do not inherit it.</summary>
    public static Socket? Take(string name)
    {
        var entry = (Environment.GetEnvironmentVariable(Variable) ?? "").Split(',').FirstOrDefault(entry => entry.StartsWith($"{name}=", StringComparison.Ordinal));
        if (entry is null)
        {
            return null;
        }

        var descriptor = int.Parse(entry.AsSpan(name.Length + 1), CultureInfo.InvariantCulture);
        Linux.SetInherited(descriptor, false);
        return new Socket(new SafeSocketHandle(descriptor, ownsHandle: true));
    }
}
