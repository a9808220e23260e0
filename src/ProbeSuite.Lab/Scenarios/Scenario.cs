using ProbeSuite.Lab.Environments;
using ProbeSuite.Lab.Running;
using ProbeSuite.Lab.Services;
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
