using ProbeSuite.Lab.Environments;
using ProbeSuite.Lab.Running;
using ProbeSuite.Lab.Services;
using ProbeSuite.Laws;
using ProbeSuite.Laws.Findings;
using ProbeSuite.Reachability;
using ProbeSuite.Rendering;
using ProbeSuite.Topology.Saved;

namespace ProbeSuite.Lab.Scenarios;

/// <summary>
/// A small network in a folder: <c>template.yaml</c>, or saved output of the AWS CLI; what to try in <c>targets.json</c>, where
/// that is not the usual; what must be seen in <c>expected.txt</c>; and a <c>README.md</c> for people.
/// </summary>
/// <param name="Folder">The folder.</param>
public sealed record Scenario(string Folder)
{
    /// <summary>The folder's name.</summary>
    public string Name => Path.GetFileName(Folder);

    /// <summary>What it shows, the heading of its README; empty when it has none.</summary>
    public string Title => File.Exists(Readme) ? File.ReadLines(Readme).FirstOrDefault("").TrimStart('#', ' ') : "";

    private string Readme => Path.Combine(Folder, "README.md");

    /// <summary>The project's scenarios, sorted by name.</summary>
    public static IReadOnlyList<Scenario> All() =>
        Directory.Exists(Root) ? [.. Directory.GetDirectories(Root).Order(StringComparer.Ordinal).Select(folder => new Scenario(folder))] : [];

    /// <summary>The scenario of a name.</summary>
    /// <exception cref="LabException">There is none.</exception>
    public static Scenario Find(string name) => All().FirstOrDefault(scenario => scenario.Name == name)
        ?? throw new LabException($"there is no scenario {name}; there are {string.Join(", ", All().Select(scenario => scenario.Name).DefaultIfEmpty("none"))}");

    /// <summary>The lab that plays it.</summary>
    /// <param name="programs">The suite's functions.</param>
    /// <exception cref="LabException">The network leaves open what the lab must know.</exception>
    /// <exception cref="SnapshotException">The folder holds neither a template nor a network.</exception>
    public LabDefinition Define(FunctionPrograms programs)
    {
        var (template, file) = (Path.Combine(Folder, "template.yaml"), Path.Combine(Folder, "targets.json"));
        var targets = File.Exists(file) ? File.ReadAllText(file) : null;
        return File.Exists(template) ? TemplateLab.Of(template, programs, targets) : SnapshotLab.Define(SnapshotFolder.Read(Folder), programs, targets);
    }

    private static string Root => Path.Combine(FunctionPrograms.FindRoot(), "test", "Scenarios");
}

/// <summary>What a lab must see, told before it is built.</summary>
/// <param name="Cells">Every placement's prediction for every target.</param>
/// <param name="Text">The same for people: the matrix, the reasons, and what the audit calls a problem or a hazard.</param>
public sealed record Expectation(IReadOnlyList<ExpectedCell> Cells, string Text)
{
    private const int Width = 120;

    /// <summary>Predicts all cells of a lab, with the addresses that it will assign.</summary>
    public static Expectation Of(LabDefinition definition)
    {
        var blueprint = LabBlueprint.Of(definition);

        // What a template leaves to its deployment, the lab has decided.
        var network = blueprint.Plan(definition.Network).Snapshot with { Gaps = [] };
        var predictor = new Predictor(network, blueprint.Hosts.Names);
        ExpectedCell[] cells =
        [
            .. from probe in definition.Functions
               where probe.Variables.ContainsKey(PlacementVariable)
               from target in definition.Targets
               select new ExpectedCell(probe.Variables[PlacementVariable], target.Name, predictor.Predict(probe.Placement, target)),
        ];
        var doubts = cells.Where(cell => cell.Predicted.Path is PathState.Open)
            .SelectMany(cell => cell.Predicted.Steps.Where(step => step.Code is not null).Select(step => $"  - {cell.Placement} → {cell.Target}: {step.Why}")).Distinct().ToArray();
        var matrix = PredictionText.Render([.. cells.Select(cell => new PredictionCell(cell.Placement, cell.Target, cell.Predicted.Path, cell.Why))], Width);
        Finding[] findings = [.. Audit.Of(network).Where(finding => finding.Severity is not Severity.Advice)];
        return new(cells, $"{matrix}\n\n{(doubts is [] ? "" : $"Open, and yet\n{string.Join('\n', doubts)}\n\n")}{FindingsText.Render(findings, [], Width)}".TrimEnd() + "\n");
    }

    private const string PlacementVariable = "PROBESUITE_PLACEMENT";
}

/// <summary>What one placement must find of one target.</summary>
public sealed record ExpectedCell(string Placement, string Target, Prediction Predicted)
{
    /// <summary>The sentence of the gate that decides; null where all let pass.</summary>
    public string? Why => Predicted.Path is PathState.Open ? null : Predicted.Steps.FirstOrDefault(step => step.Path == Predicted.Path)?.Why;
}
