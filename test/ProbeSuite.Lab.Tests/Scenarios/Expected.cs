using ProbeSuite.Lab.Running;
using ProbeSuite.Laws;
using ProbeSuite.Laws.Findings;
using ProbeSuite.Reachability;
using ProbeSuite.Rendering;

namespace ProbeSuite.Lab.Tests.Scenarios;

/// <summary>What a lab must see, told before it is built.</summary>
/// <param name="Cells">Every placement's prediction for every target.</param>
/// <param name="Text">The same for people: the matrix, the reasons, and what the audit calls a problem or a hazard.</param>
internal sealed record Expected(IReadOnlyList<ExpectedCell> Cells, string Text)
{
    private const int Width = 120;

    /// <summary>Predicts all cells of a lab, with the addresses that it will assign.</summary>
    public static Expected Of(LabDefinition definition)
    {
        var blueprint = LabBlueprint.Of(definition);

        // What a template leaves to its deployment, the lab has decided.
        var network = blueprint.Plan(definition.Network).Snapshot with { Gaps = [] };
        var predictor = new Predictor(network, blueprint.Hosts.Names);
        ExpectedCell[] cells =
        [
            .. from probe in definition.Functions
               where probe.PlacementName is not null
               from target in definition.Targets
               select new ExpectedCell(probe.PlacementName!, target.Name, predictor.Predict(probe.Placement, target)),
        ];
        var doubts = cells.Where(cell => cell.Predicted.Path is PathState.Open)
            .SelectMany(cell => cell.Predicted.Steps.Where(step => step.Code is not null).Select(step => $"  - {cell.Placement} → {cell.Target}: {step.Why}")).Distinct().ToArray();
        var matrix = PredictionText.Render([.. cells.Select(cell => new PredictionCell(cell.Placement, cell.Target, cell.Predicted.Path, cell.Why))], Width);
        Finding[] findings = [.. Audit.Of(network).Where(finding => finding.Severity is not Severity.Advice)];
        return new(cells, $"{matrix}\n\n{(doubts is [] ? "" : $"Open, and yet\n{string.Join('\n', doubts)}\n\n")}{FindingsText.Render(findings, [], Width)}".TrimEnd() + "\n");
    }
}

/// <summary>What one placement must find of one target.</summary>
internal sealed record ExpectedCell(string Placement, string Target, Prediction Predicted)
{
    /// <summary>The sentence of the gate that decides; null where all let pass.</summary>
    public string? Why => Predicted.Path is PathState.Open ? null : Predicted.Steps.FirstOrDefault(step => step.Path == Predicted.Path)?.Why;
}
