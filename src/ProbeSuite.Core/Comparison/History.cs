namespace ProbeSuite.Comparison;

/// <summary>What the last runs said of each cell: kept beside the reports, so that a mail can say since when, and a page draw it.</summary>
/// <param name="Runs">The runs, oldest first.</param>
public sealed record History(IReadOnlyList<PastRun> Runs)
{
    /// <summary>No run yet.</summary>
    public static History Empty { get; } = new([]);

    /// <summary>The agreements of one cell, oldest first; a run that did not ask it is left out.</summary>
    public IEnumerable<(PastRun Run, Agreement Agreement)> Of(string placement, string target) =>
        from run in Runs
        from cell in run.Cells
        where cell.Placement == placement && cell.Target == target
        select (run, cell.Agreement);
}

/// <summary>One run of the past.</summary>
/// <param name="Id">The run's id.</param>
/// <param name="StartedAt">Its beginning, in UTC.</param>
/// <param name="Cells">What it said, cell by cell.</param>
public sealed record PastRun(string Id, DateTimeOffset StartedAt, IReadOnlyList<PastCell> Cells);

/// <summary>One cell of one run of the past.</summary>
/// <param name="Placement">The placement's name.</param>
/// <param name="Target">The target's name.</param>
/// <param name="Agreement">How prediction and observation stood to each other.</param>
public sealed record PastCell(string Placement, string Target, Agreement Agreement);
