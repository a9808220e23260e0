namespace ProbeSuite.Lab.Sandbox;

/// <summary>What a machine must have before a lab can start.</summary>
internal static class Requirements
{
    private static readonly Dictionary<string, string> Packages = new(StringComparer.Ordinal)
    {
        ["ip"] = "iproute2",
        ["nft"] = "nftables",
        ["unshare"] = "util-linux",
        ["setpriv"] = "util-linux",
    };

    /// <summary>Says which programs are missing and which packages hold them.</summary>
    /// <exception cref="SandboxException">One is missing.</exception>
    public static void CheckPrograms(params string[] programs)
    {
        var missing = programs.Where(program => Find(program) is null).ToArray();
        if (missing.Length > 0)
        {
            throw new SandboxException(
                $"the lab needs {string.Join(" and ", missing)}: install the package {string.Join(", ", missing.Select(program => Packages[program]).Distinct())}");
        }
    }

    /// <summary>Where a program is; null when it is missing. Ordinary users' <c>PATH</c> often lacks the system directories.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(':').Concat(["/usr/sbin", "/sbin"]).Select(directory => Path.Combine(directory, program)).FirstOrDefault(File.Exists);
}
