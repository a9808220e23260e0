using System.Collections.Concurrent;

namespace ProbeSuite.Lab.Sandbox;

/// <summary>
/// Lays a namespace's own files over <c>/etc</c>, for one thread and the children that it starts. They live in memory:
/// nothing is written to the machine's disk.
/// </summary>
internal static class EtcOverlay
{
    /// <summary>
    /// The files that every namespace has. Names are looked up in <c>hosts</c> and by DNS alone: resolvers that
    /// listen on Unix sockets (nscd, systemd-resolved) are the machine's, not the namespace's.
    /// </summary>
    public static ConcurrentDictionary<string, string> FilesFor(string? resolvConf) => new(StringComparer.Ordinal)
    {
        ["resolv.conf"] = resolvConf ?? "",
        ["nsswitch.conf"] = "passwd: files\ngroup: files\nhosts: files dns\n",
        ["hosts"] = "127.0.0.1 localhost\n::1 localhost\n",
    };

    /// <summary>Changes what the thread, and what it starts, sees in <c>/etc</c>.</summary>
    public static void Enter(IReadOnlyDictionary<string, string> files)
    {
        // Any directory serves to hold the files until the overlay holds them.
        const string shelf = "/tmp";

        Linux.EnterNewMounts();
        Linux.Mount("tmpfs", shelf);
        foreach (var (name, text) in files)
        {
            File.WriteAllText($"{shelf}/{name}", text);
        }

        Linux.Mount("overlay", "/etc", $"lowerdir={shelf}:/etc");
        Linux.Unmount(shelf);
    }
}
