using System.Runtime.Versioning;
using ProbeSuite.Lab.Faults;
using ProbeSuite.Lab.Services;

namespace ProbeSuite.Cli.Labs;

/// <summary>Faults that a command line names.</summary>
internal static class FaultChoice
{
    /// <summary>The faults of a list, parted by commas or given one by one.</summary>
    /// <exception cref="LabException">There is none of that name.</exception>
    [SupportedOSPlatform("linux")]
    public static IReadOnlyList<Fault> Of(IEnumerable<string> names) =>
        [.. names.SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct().Select(FaultBook.Find)];
}
