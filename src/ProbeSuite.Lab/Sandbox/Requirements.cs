using System.Diagnostics;

namespace ProbeSuite.Lab.Sandbox;

/// <summary>What a machine must have before a lab can start.</summary>
internal static class Requirements
{
    private static readonly (string Program, string Package)[] ForNetworks = [("ip", "iproute2"), ("nft", "nftables"), ("unshare", "util-linux")];
    private static readonly (string Program, string Package)[] ForSandboxes = [.. ForNetworks, ("setpriv", "util-linux")];

    /// <summary>Settings of the kernel that forbid an ordinary user's namespaces, with the value that does.</summary>
    private static readonly (string Setting, string Forbids, string Allows)[] Settings =
    [
        ("kernel.apparmor_restrict_unprivileged_userns", "1", "0"),
        ("kernel.unprivileged_userns_clone", "0", "1"),
        ("user.max_user_namespaces", "0", "10000"),
    ];

    private static readonly string[] Namespaces = ["--net", "--mount", "--propagation", "private", "--pid", "--fork", "--kill-child", "--mount-proc"];
    private static readonly string[] UserNamespace = ["--user", "--map-root-user"];

    // Files in memory that no other process sees: they vanish with the mount namespace. And a loopback of the lab's own.
    private static readonly string[] Furniture =
        ["--", "sh", "-c", "PATH=$PATH:/usr/sbin:/sbin; mount -t tmpfs -o mode=1777 tmpfs /dev/shm && ip link set lo up && exec \"$@\"", "sh"];

    /// <summary>Says which programs of a network are missing and which packages hold them.</summary>
    /// <exception cref="SandboxException">One is missing, or this is not Linux.</exception>
    public static void CheckPrograms() => CheckPrograms(ForNetworks);

    /// <summary>The same for any programs.</summary>
    public static void CheckPrograms(params (string Program, string Package)[] programs)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new SandboxException("the lab needs Linux: run it in WSL 2, a virtual machine or a privileged container");
        }

        var missing = programs.Where(needed => Find(needed.Program) is null).ToArray();
        if (missing.Length > 0)
        {
            string[] packages = [.. missing.Select(needed => needed.Package).Distinct()];
            throw new SandboxException($"the lab needs {string.Join(" and ", missing.Select(needed => needed.Program))}: "
                + $"install the {(packages.Length == 1 ? "package" : "packages")} {string.Join(" and ", packages)}");
        }
    }

    /// <summary>Tries what the lab needs of the kernel, as root without a user namespace first.</summary>
    /// <returns>The options of <c>unshare</c> that work here, up to the program to run.</returns>
    /// <exception cref="SandboxException">The kernel refuses.</exception>
    public static IReadOnlyList<string> CheckNamespaces()
    {
        CheckPrograms(ForSandboxes);
        string[][] ways = Environment.IsPrivilegedProcess
            ? [[.. Namespaces, .. Furniture], [.. UserNamespace, .. Namespaces, .. Furniture]]
            : [[.. UserNamespace, .. Namespaces, .. Furniture]];

        var said = "";
        foreach (var options in ways)
        {
            (var works, said) = Try(options);
            if (works)
            {
                return options;
            }
        }

        throw new SandboxException(Refusal(said, ReadSetting));
    }

    /// <summary>Where a program is; null when it is missing. Ordinary users' <c>PATH</c> often lacks the system directories.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(':').Concat(["/usr/sbin", "/sbin"]).Select(directory => Path.Combine(directory, program)).FirstOrDefault(File.Exists);

    /// <summary>One sentence that says what to allow.</summary>
    public static string Refusal(string said, Func<string, string?> setting)
    {
        foreach (var (name, forbids, allows) in Settings)
        {
            if (setting(name) == forbids)
            {
                return $"the kernel forbids the lab's namespaces: run \"sudo sysctl -w {name}={allows}\", or run the lab as root";
            }
        }

        return $"the kernel refuses the lab's namespaces ({said}): run the lab as root, and in a container with --privileged";
    }

    private static string? ReadSetting(string name)
    {
        var path = $"/proc/sys/{name.Replace('.', '/')}";
        return File.Exists(path) ? File.ReadAllText(path).Trim() : null;
    }

    private static (bool Works, string Said) Try(IEnumerable<string> options)
    {
        using var process = Process.Start(new ProcessStartInfo(Find("unshare")!, [.. options, "true"]) { RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd().Trim();
        process.WaitForExit();
        return (process.ExitCode == 0, said);
    }
}
