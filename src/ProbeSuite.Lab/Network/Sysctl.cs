namespace ProbeSuite.Lab.Network;

/// <summary>Settings of the kernel for the namespace that the calling thread is in.</summary>
internal static class Sysctl
{
    public static void Set(NamespacePlan plan)
    {
        foreach (var line in plan.Sysctls)
        {
            var (key, value) = (line[..line.IndexOf('=', StringComparison.Ordinal)], line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            var path = $"/proc/sys/{key.Replace('.', '/')}";
            if (key.StartsWith("net.ipv6.", StringComparison.Ordinal) && !File.Exists(path))
            {
                // A kernel without IPv6; plans that use it will fail at their first IPv6 address, by name.
                continue;
            }

            File.WriteAllText(path, value);
        }
    }
}
