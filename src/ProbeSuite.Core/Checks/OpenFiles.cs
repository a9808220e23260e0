using System.Globalization;
using System.Runtime.InteropServices;

namespace ProbeSuite.Checks;

/// <summary>The file descriptors of this process, of which each connection takes one.</summary>
internal static class OpenFiles
{
    private const int LimitOfOpenFiles = 7;
    private const string Row = "Max open files";

    /// <summary>How many it may have: all that the system lets it, once it has asked.</summary>
    public static int Limit { get; } = Raised();

    /// <summary>How many it has; null when not known.</summary>
    public static int? Count()
    {
        try
        {
            return Directory.EnumerateFileSystemEntries("/proc/self/fd").Count();
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The soft limit, which stands first in the row. Without a row it is taken for Lambda's own, 1,024.</summary>
    internal static int LimitIn(string? row) =>
        row?.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() is { } soft
            ? int.TryParse(soft, CultureInfo.InvariantCulture, out var limit) ? limit : int.MaxValue
            : 1024;

    // A process may raise its soft limit up to the hard one by itself. The compiled runtime, unlike the other, does not.
    private static int Raised()
    {
        if (OperatingSystem.IsLinux() && Environment.Is64BitProcess && GetLimit(LimitOfOpenFiles, out var limits) == 0 && limits.Soft < limits.Hard)
        {
            _ = SetLimit(LimitOfOpenFiles, limits with { Soft = limits.Hard });
        }

        return ReadLimit();
    }

    private static int ReadLimit()
    {
        try
        {
            return LimitIn(File.ReadLines("/proc/self/limits").FirstOrDefault(line => line.StartsWith(Row, StringComparison.Ordinal))?[Row.Length..]);
        }
        catch (IOException)
        {
            return LimitIn(null);
        }
    }

    [DllImport("libc", EntryPoint = "getrlimit")]
    private static extern int GetLimit(int resource, out Limits limits);

    [DllImport("libc", EntryPoint = "setrlimit")]
    private static extern int SetLimit(int resource, in Limits limits);

    private record struct Limits(nuint Soft, nuint Hard);
}
