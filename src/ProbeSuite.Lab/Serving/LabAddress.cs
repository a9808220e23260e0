using System.Globalization;
using System.Net.Sockets;
using ProbeSuite.Lab.Sandbox;
using ProbeSuite.Lab.Services;

namespace ProbeSuite.Lab.Serving;

/// <summary>Where a lab that is kept up takes orders: a Unix socket without a file, which vanishes with the lab however that ends.</summary>
/// <param name="Owner">The user whose lab it is.</param>
/// <param name="Process">The lab's process, the one outside its sandbox.</param>
/// <seealso href="https://man7.org/linux/man-pages/man7/unix.7.html"/>
public sealed record LabAddress(uint Owner, int Process)
{
    private const string Prefix = "probesuite-lab";

    /// <summary>The address of this process's own lab.</summary>
    public static LabAddress Own => new(Linux.EffectiveUserId, Environment.ProcessId);

    /// <summary>The socket's address.</summary>
    public UnixDomainSocketEndPoint EndPoint => new($"\0{this}");

    /// <summary>The user's lab that runs.</summary>
    /// <param name="process">Which, where there are several; null for the only one.</param>
    /// <exception cref="LabException">There is none, or more than one.</exception>
    public static LabAddress Find(int? process)
    {
        var labs = Running().Where(lab => lab.Owner == Own.Owner && (process is null || lab.Process == process)).ToList();
        return labs switch
        {
            [var only] => only,
            [] => throw new LabException(process is null ? "no lab of yours is running; start one with: probesuite lab --serve" : $"no lab of yours has the process {process}"),
            _ => throw new LabException($"several labs of yours are running; say which with --lab {string.Join(" or --lab ", labs.Select(lab => lab.Process))}"),
        };
    }

    /// <summary>A socket that takes orders for this lab.</summary>
    public Socket Listen()
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(EndPoint);
        socket.Listen();
        return socket;
    }

    /// <summary>Whether a process of this user is at the other end: a socket without a file has no permissions, but the kernel tells who connected or listens.</summary>
    internal static bool IsOfThisUser(Socket socket)
    {
        const int socketLevel = 1;
        const int peerCredentials = 17;
        var credentials = new byte[12];
        socket.GetRawSocketOption(socketLevel, peerCredentials, credentials);
        return BitConverter.ToUInt32(credentials, 4) == Linux.EffectiveUserId;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}/{Owner}/{Process}");

    // The kernel lists each socket's name at the end of a line, a name without a file behind an @.
    private static IEnumerable<LabAddress> Running() =>
        from line in File.ReadLines("/proc/net/unix")
        let at = line.IndexOf($"@{Prefix}/", StringComparison.Ordinal)
        where at >= 0
        let parts = line[(at + 1)..].Split('/')
        where parts.Length == 3 && uint.TryParse(parts[1], out _) && int.TryParse(parts[2], out _)
        group parts by line[at..] into lab
        select new LabAddress(uint.Parse(lab.First()[1], CultureInfo.InvariantCulture), int.Parse(lab.First()[2], CultureInfo.InvariantCulture));
}
