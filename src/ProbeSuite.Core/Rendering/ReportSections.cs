using ProbeSuite.Comparison;
using ProbeSuite.Laws;
using ProbeSuite.Targets;

namespace ProbeSuite.Rendering;

/// <summary>What a report says in sentences, whatever draws them.</summary>
/// <param name="report">The report.</param>
/// <param name="most">So many sentences go into a section; whoever needs more needs the whole report.</param>
internal sealed class ReportSections(Report report, int most)
{
    private static readonly string[] Heads = ["As predicted, ", "Not run: "];

    private readonly CellRemarks _cells = new(report);

    /// <summary>What is wrong and what has changed: what somebody may have to act on now.</summary>
    public IEnumerable<Section> Urgent => Present(Disagreements(), Changed(), Network());

    /// <summary>Everything else.</summary>
    public IEnumerable<Section> Rest => Present(
        Section.Of("Reached, and something is wrong there", _cells.Of(report.Cells.Where(Headline.IsUnwell).Select(Bare), Since), most),
        Section.Of("Not run", _cells.Of(Cells(Agreement.NotRun).Select(Bare), Since), most),
        Section.Of("Not known", _cells.Of(Cells(Agreement.Unknown), Since), most),
        Section.Of("Seen", [.. EgressText.Sentences(report), .. ThroughEndpoints()], most),
        Laws(),
        Findings(),
        Section.Of("Problems of the run", report.Run.Problems, most));

    /// <summary>Where the path is open and a right is missing, in a sentence; null where it is nowhere.</summary>
    public string? Denied
    {
        get
        {
            var denied = report.Cells.Where(cell => cell.Observed?.Permission == Permission.Denied).GroupBy(cell => cell.Target)
                .Select(cells => $"{cells.Key} from {(cells.Count() == report.Placements.Count ? "everywhere" : string.Join(", ", cells.Select(cell => cell.Placement)))}").ToArray();
            return denied.Length == 0 ? null : $"The path is open and permission was denied: {string.Join("; ", denied)}.";
        }
    }

    private static IEnumerable<Section> Present(params Section?[] sections) => sections.OfType<Section>();

    // What is new stands first.
    private Section? Disagreements() => Section.Of(
        "Not as predicted", _cells.Of(report.Cells.Where(cell => cell.Agreement.IsDisagreement()).OrderByDescending(cell => cell.Change is not null), Since), most);

    // A path that closed or opened is told with its reason, for nobody may have meant it; a new disagreement is told above.
    private Section? Changed()
    {
        if (report.Summary.ChangedSinceLastRun is not { Count: > 0 } changes)
        {
            return report.Summary.ChangedSinceLastRun is null ? null : new("Nothing has changed since the last run.", []);
        }

        var changed = report.Cells.Where(cell => cell.Change is not null).ToArray();
        var reasoned = changed.Where(cell => cell.Change!.Kind == ChangeKind.Began && cell.Agreement.IsAsPredicted());
        var plain = changed.Where(Headline.IsNews).Except(reasoned);
        var told = changed.Select(Changes.Of).ToHashSet();
        return Section.Of(
            "Changed since the last run",
            [
                .. _cells.Of(reasoned.Select(Bare), Course, '.'),
                .. _cells.Alike(plain, cell => Changes.Words(cell)!),
                .. changes.Where(change => !told.Contains(change)).Select(change => new Remark([change])),
            ],
            most);
    }

    private Section? Network()
    {
        if (report.NetworkChanges is not { } changes || (report.Summary.Verdict != RunVerdict.Disagreement && report.Summary.ChangedSinceLastRun is null or []))
        {
            return null;
        }

        var since = report.NetworkComparedWith is { } moment ? $"since {Durations.Moment(moment)}" : "since the last run without a disagreement";
        return changes.Count == 0
            ? new($"The network's configuration has not changed {since}.", [])
            : Section.Of($"Changed in the network {since}", changes, most);
    }

    private Section? Laws()
    {
        if (report.Laws.Count == 0)
        {
            return null;
        }

        var title = $"Laws: {Number(Judgement.Holds)} hold, {Number(Judgement.Broken)} broken, {Number(Judgement.NotExercised)} not exercised";
        return Section.Of(title, report.Laws.Where(law => law.Verdict == Judgement.Broken)
            .Select(law => $"{law.Law}: {law.Statement} Evidence: {string.Join("; ", law.Evidence.DefaultIfEmpty("none"))}."), most) ?? new(title, []);

        int Number(Judgement judgement) => report.Laws.Count(law => law.Verdict == judgement);
    }

    private Section? Findings()
    {
        var grave = report.Findings.Where(finding => finding.Severity != Severity.Advice).ToArray();
        var advice = report.Findings.Count - grave.Length;
        var title = $"Findings: {Headline.Count(grave.Length, "problem or hazard", "problems and hazards")}, {Headline.Count(advice, "piece", "pieces")} of advice";
        return report.Findings.Count == 0 ? null
            : Section.Of(title, [.. grave.Select(finding => new Remark([Sentence(finding)], finding.Fix))], most) ?? new(title, []);
    }

    private IEnumerable<string> ThroughEndpoints() => report.Cells
        .Where(cell => cell.Observed?.ServedVia is not null)
        .Select(cell => $"{cell.Placement} reached {cell.Target} through a {cell.Observed!.ServedVia}, as the traffic itself proves");

    private IEnumerable<Cell> Cells(Agreement agreement) => report.Cells.Where(cell => cell.Agreement == agreement);

    private static string Sentence(Finding finding) =>
        finding.Sentence.Contains(finding.Subject, StringComparison.Ordinal) ? finding.Sentence : $"{finding.Subject}: {finding.Sentence}";

    private string Since(Cell cell) => SinceText.Of(cell, report.Run) is { Length: > 0 } since ? $", {since}" : "";

    private static string Course(Cell cell) =>
        $": was {cell.Change!.Was.Words()}{(cell.Change.Lasted is { } lasted ? $" for {Durations.Words(lasted)}" : "")}, is {cell.Agreement.Words()}";

    // The heading above it says so already.
    private static Cell Bare(Cell cell) => Heads.FirstOrDefault(head => cell.Explanation.StartsWith(head, StringComparison.Ordinal)) is { } said && cell.Explanation.Length > said.Length
        ? cell with { Explanation = $"{char.ToUpperInvariant(cell.Explanation[said.Length])}{cell.Explanation[(said.Length + 1)..]}" }
        : cell;
}
