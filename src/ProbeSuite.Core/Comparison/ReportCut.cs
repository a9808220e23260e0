namespace ProbeSuite.Comparison;

/// <summary>Makes a report small enough for a channel, and says in it what was left out.</summary>
public static class ReportCut
{
    private const int Most = 20;
    private const int Longest = 300;
    private const int LongestSentence = 2000;

    /// <summary>Bytes that no cell's JSON goes below: the names of its fields alone.</summary>
    private const int LeastCell = 100;

    private static readonly (string LeftOut, Func<Report, Report> Without)[] Levels =
    [
        ("the gates' steps and the checks' stages", report => report with { Cells = [.. report.Cells.Select(Brief)] }),
        ("cells that are as predicted and have not changed", report => report with { Cells = [.. report.Cells.Where(IsTelling)] }),
        ("all cells", report => report with { Cells = [] }),
        ("laws and findings", report => report with { Laws = [], Findings = [] }),
        ($"placements, targets, and changes and problems beyond the first {Most}", Bones),
    ];

    /// <summary>The report as a channel carries it: whole when it fits, else with as little left out as need be.</summary>
    /// <param name="whole">The report.</param>
    /// <param name="address">Where the whole is stored; null when it is not.</param>
    /// <param name="most">Bytes that the channel takes.</param>
    /// <param name="write">Writes a report for the channel.</param>
    /// <param name="sizeOf">Bytes of what was written.</param>
    public static T Fit<T>(Report whole, string? address, int most, Func<Report, T> write, Func<T, int> sizeOf)
    {
        var report = whole;
        var leftOut = new List<string>();
        foreach (var (name, without) in Levels)
        {
            // A matrix of 100,000 cells need not be written to see that it is too large.
            if ((long)report.Cells.Count * LeastCell <= most && write(report) is var written && sizeOf(written) <= most)
            {
                return written;
            }

            leftOut.Add(name);
            report = without(report) with { Cut = $"Left out for want of room: {string.Join("; ", leftOut)}. {Whole(address)}" };
        }

        return write(report);
    }

    private static string Whole(string? address) =>
        address is null ? "The whole report is not stored." : $"The whole report is {address}";

    internal static bool IsTelling(Cell cell) => !cell.Agreement.IsAsPredicted() || cell.Change is not null;

    // What a server wrote may be long; its beginning tells enough.
    private static Cell Brief(Cell cell) => cell with
    {
        Explanation = Clipped(cell.Explanation, LongestSentence)!,
        Fix = Clipped(cell.Fix, LongestSentence),
        Observed = cell.Observed is { } observed ? observed with { Stages = [], Certificate = null, Error = Clipped(observed.Error, LongestSentence) } : null,
        Predicted = cell.Predicted with { Steps = [], Ways = null },
    };

    private static Report Bones(Report report) => report with
    {
        Placements = [],
        Targets = [],
        Run = report.Run with { Problems = Few(report.Run.Problems) },
        NetworkChanges = report.NetworkChanges is { } network ? Few(network) : null,
        Summary = report.Summary with
        {
            ChangedSinceLastRun = report.Summary.ChangedSinceLastRun is { } changes ? Few(changes) : null,
        },
    };

    private static string[] Few(IEnumerable<string> sentences) =>
        [.. sentences.Take(Most).Select(sentence => Clipped(sentence, Longest)!)];

    private static string? Clipped(string? text, int longest) => text is null || text.Length <= longest ? text : $"{text[..longest]}…";
}
