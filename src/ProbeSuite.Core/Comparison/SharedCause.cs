using System.Net;

namespace ProbeSuite.Comparison;

/// <summary>Cells that one cause made what they are, and what is said of them all.</summary>
/// <param name="Cells">One or more, in the order in which they came.</param>
/// <param name="Sentence">
/// Their explanation, with the addresses of all where each tried another; where they saw different things, what these have in common, and the cause.
/// </param>
public sealed record SharedCause(IReadOnlyList<Cell> Cells, string Sentence)
{
    private const int MostAddresses = 3;

    // No explanation holds these: they stand for what one cell alone tried.
    private const string Remote = "\u0001";
    private const string Host = "\u0002";

    /// <summary>The causes, in the order of the first cell of each.</summary>
    public static IEnumerable<SharedCause> Of(IEnumerable<Cell> cells) => cells
        .GroupBy(cell => (cell.Agreement, cell.Observed?.Path, cell.Cause ?? Pattern(cell)))
        .Select(same => new SharedCause([.. same], Told([.. same])));

    private static string Told(Cell[] cells) => cells.Select(Pattern).Distinct().ToArray() is [var one]
        ? one.Replace(Remote, List(cells.Select(cell => cell.Observed?.RemoteAddress)), StringComparison.Ordinal)
            .Replace(Host, List(cells.Select(HostOf)), StringComparison.Ordinal)
        : $"{InCommon(cells[0])} {cells[0].Cause}";

    private static string InCommon(Cell cell) => (cell.Agreement, cell.Observed?.Path) switch
    {
        (Agreement.UnexpectedlyBlocked, _) => "Blocked, although the configuration lets it pass.",
        (Agreement.UnexpectedlyOpen, _) => "Open, although the configuration blocks it.",
        (_, PathState.Open) => "Open, and whether it should be cannot be told:",
        (_, PathState.Blocked) => "Blocked, and whether it should be cannot be told:",
        _ => "What was seen says nothing of the path, nor does the configuration:",
    };

    // The explanation without what differs between cells of one cause.
    private static string Pattern(Cell cell) => cell.Observed?.RemoteAddress is { Length: > 0 } remote
        ? cell.Explanation.Replace(remote, Remote, StringComparison.Ordinal).Replace(HostOf(cell), Host, StringComparison.Ordinal)
        : cell.Explanation;

    private static string HostOf(Cell cell) => IPEndPoint.TryParse(cell.Observed?.RemoteAddress ?? "", out var remote) ? $"{remote.Address}" : Host;

    private static string List(IEnumerable<string?> addresses) => addresses.OfType<string>().Distinct().ToArray() switch
    {
        { Length: > MostAddresses } many => $"{string.Join(", ", many.Take(MostAddresses - 1))} and {many.Length - MostAddresses + 1} others",
        [.. var first, var last] when first.Length > 0 => $"{string.Join(", ", first)} and {last}",
        var few => string.Concat(few),
    };
}
