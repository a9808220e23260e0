using System.CommandLine;
using System.Runtime.Versioning;
using ProbeSuite.Lab.Faults;

namespace ProbeSuite.Cli.Labs;

/// <summary>Faults that a command line names.</summary>
internal static class FaultChoice
{
    /// <summary>The faults of a list, parted by commas or given one by one.</summary>
    /// <exception cref="UsageException">There is none of that name.</exception>
    [SupportedOSPlatform("linux")]
    public static IReadOnlyList<Fault> Of(IEnumerable<string> names) =>
        [.. names.SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct().Select(Find)];

    [SupportedOSPlatform("linux")]
    private static Fault Find(string name) => FaultBook.Find(name)
        ?? throw new UsageException($"there is no fault {name}; there are {string.Join(", ", FaultBook.All.Select(fault => fault.Name))}");
}
