using ProbeSuite.Comparison;

namespace ProbeSuite.Lab.Faults;

/// <summary>What a run said of a fault, held against what it must say.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="Missing">Lines that must be there and are not.</param>
/// <param name="Excess">Lines that are there and must not be.</param>
/// <param name="Unnamed">Where the cause is not named: changed cells, and the run's problems.</param>
public sealed record Diagnosis(Fault Fault, IReadOnlyList<string> Missing, IReadOnlyList<string> Excess, IReadOnlyList<string> Unnamed)
{
    private static readonly string[] Prose = ["problem ", "no report: "];

    /// <summary>Whether all that must be seen was, and nothing else.</summary>
    public bool IsDetected => Missing is [] && Excess is [];

    /// <summary>Whether every place that shows the fault names its cause.</summary>
    public bool IsNamed => Unnamed is [];

    /// <summary>Judges a run.</summary>
    /// <param name="fault">What is broken.</param>
    /// <param name="healthy">The report of the healthy lab.</param>
    /// <param name="broken">The report of the broken one.</param>
    public static Diagnosis Of(Fault fault, Report healthy, Report broken)
    {
        // Where a cell stays blocked by the gate that blocked it before, that gate is its cause.
        var before = healthy.Cells.ToDictionary(cell => (cell.Placement, cell.Target));
        var places = Difference.Changed(healthy, broken).Where(cell => !(cell.Agreement is Agreement.BlockedAsPredicted
                && before[(cell.Placement, cell.Target)] is { Agreement: Agreement.BlockedAsPredicted } old && old.Predicted.Codes.SequenceEqual(cell.Predicted.Codes)))
            .Select(cell => ($"{cell.Placement} {cell.Target}", Text: Told(cell)))
            .Concat(broken.Run.Problems.Except(healthy.Run.Problems).Select(problem => ("problem", problem)));
        return Of(fault, Difference.Between(healthy, broken), [.. places]);
    }

    /// <summary>Judges a run that ended without a report.</summary>
    /// <param name="fault">What is broken.</param>
    /// <param name="failure">What was said instead.</param>
    public static Diagnosis OfFailure(Fault fault, string failure) => Of(fault, [$"no report: {failure}"], [("the failure", failure)]);

    private static Diagnosis Of(Fault fault, IReadOnlyList<string> seen, IReadOnlyList<(string Place, string Text)> places)
    {
        var due = fault.Symptoms.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new(
            fault,
            [.. due.Where(line => !seen.Any(said => Matches(said, line)))],
            [.. seen.Where(said => !due.Any(line => Matches(said, line)))],
            [.. places.Where(place => !place.Text.Contains(fault.Names, StringComparison.OrdinalIgnoreCase)).Select(place => place.Place)]);
    }

    // Cells, laws and findings are told word by word; sentences of people's prose need hold no more than the words that count.
    private static bool Matches(string said, string due) => said == due || Prose.Any(head =>
        due.StartsWith(head, StringComparison.Ordinal) && said.StartsWith(head, StringComparison.Ordinal) && said.Contains(due[head.Length..], StringComparison.Ordinal));

    // What a person reads of a cell: its sentence and fix, the gate that decides, and how far the check came.
    private static string Told(Cell cell) => string.Join(' ',
    [
        cell.Explanation, cell.Fix, cell.Observed?.Outcome, cell.Observed?.Error,
        .. cell.Predicted.Steps.Where(step => step.Code is not null).Select(step => $"{step.Resource} {step.Why}"),
        .. cell.Observed?.Stages.Select(stage => stage.Detail) ?? [],
    ]);
}
