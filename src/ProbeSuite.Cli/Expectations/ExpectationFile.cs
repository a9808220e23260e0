using System.Globalization;
using ProbeSuite.Cli.Sources;
using ProbeSuite.Reachability;
using ProbeSuite.Targets;
using ProbeSuite.Topology;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ProbeSuite.Cli.Expectations;

/// <summary>A file of expectations: which placements must, and must not, reach which targets.</summary>
/// <param name="Expectations">In the file's order, one for each placement and target.</param>
/// <param name="Exceptions">Expectations that need not hold for a while.</param>
internal sealed record ExpectationFile(IReadOnlyList<Expectation> Expectations, IReadOnlyList<ExpectationException> Exceptions)
{
    private const string Shape = "expect: [{from: my-function, must-reach: [https://example.com/]}]";

    /// <summary>Reads a YAML file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="source">The network, which knows what targets that are no URLs mean.</param>
    /// <exception cref="UsageException">It is no such file; the message names the line.</exception>
    public static ExpectationFile Read(string path, Source source)
    {
        var file = Path.GetFileName(path);
        try
        {
            var yaml = new YamlStream();
            using var text = File.OpenText(path);
            yaml.Load(text);
            return yaml.Documents.Count == 1 && yaml.Documents[0].RootNode is YamlMappingNode root
                ? Read(new YamlPart(file, root), source)
                : throw new UsageException($"{file}: this is no mapping; write {Shape}");
        }
        catch (YamlException e)
        {
            throw new UsageException($"{file}, line {e.Start.Line}: {e.Message}");
        }
    }

    private static ExpectationFile Read(YamlPart root, Source source)
    {
        root.Knows("targets", "allow-unknown", "expect", "exceptions");
        var urls = root.Map("targets");
        var allowUnknown = root.Flag("allow-unknown") ?? false;
        var targets = new Dictionary<string, Target>();
        var expectations = root.Items("expect").SelectMany(part => Expand(part, allowUnknown, source.Snapshot, Find)).ToList();
        return expectations.Count > 0
            ? new(expectations, [.. root.Items("exceptions").Select(part => Except(part, expectations))])
            : throw root.Wrong($"it expects nothing; write {Shape}");

        Target Find(string text, YamlPart part)
        {
            try
            {
                return targets.TryGetValue(text, out var known) ? known
                    : targets[text] = urls.TryGetValue(text, out var url) ? Target.Parse(url, text) : TargetChoice.Read(text, source);
            }
            catch (TargetException e)
            {
                throw part.Wrong(e.Message);
            }
        }
    }

    private static IEnumerable<Expectation> Expand(YamlPart part, bool allowUnknown, Snapshot snapshot, Func<string, YamlPart, Target> find)
    {
        part.Knows("from", "must-reach", "must-not-reach", "allow-unknown");
        var (reach, never) = (part.Texts("must-reach"), part.Texts("must-not-reach"));
        if (part.Texts("from") is not { Count: > 0 } from || reach.Count + never.Count == 0)
        {
            throw part.Wrong("an expectation wants from, and must-reach or must-not-reach");
        }

        var lenient = part.Flag("allow-unknown") ?? allowUnknown;
        return
            from origin in @from.SelectMany(name => Origins(name, part, snapshot))
            from aim in reach.Select(text => (Text: text, Reaches: true)).Concat(never.Select(text => (Text: text, Reaches: false)))
            select new Expectation(origin, aim.Text, find(aim.Text, part), aim.Reaches, lenient, part.Line);
    }

    private static List<Origin> Origins(string name, YamlPart part, Snapshot snapshot)
    {
        try
        {
            return !Likeness.IsPattern(name) ? [Origin.Find(snapshot, name)]
                : snapshot.Functions.Where(function => Likeness.Fits(name, function.PlacementName ?? function.Name)).Select(function => new Origin { Name = function.PlacementName ?? function.Name, Placement = function.Placement }).ToList() is [_, ..] like ? like
                : throw part.Wrong($"no function and no placement is called like {name}");
        }
        catch (OriginException e)
        {
            throw part.Wrong(e.Message.Replace($"--from {name}", $"from {name}", StringComparison.Ordinal));
        }
    }

    private static ExpectationException Except(YamlPart part, IReadOnlyList<Expectation> expectations)
    {
        part.Knows("from", "to", "until", "because");
        var text = part.Text("until") ?? throw part.Wrong("an exception wants until, the last day that it is good for, as in 2027-01-31");
        var exception = new ExpectationException(
            part.Text("from") ?? throw part.Wrong("an exception wants from"),
            part.Text("to") ?? throw part.Wrong("an exception wants to"),
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until) ? until : throw part.Wrong($"until: {text} is no day; write it as 2027-01-31"),
            part.Text("because"));
        return expectations.Any(exception.Fits) ? exception : throw part.Wrong($"nothing is expected from {exception.From} to {exception.To}, so there is nothing to except");
    }
}

/// <summary>One thing that must be so.</summary>
/// <param name="Origin">Where the flow starts.</param>
/// <param name="To">The target, as the file names it.</param>
/// <param name="Target">What that is.</param>
/// <param name="Reaches">Whether it must be reached, else must not be.</param>
/// <param name="AllowUnknown">Whether it is enough that nobody can tell.</param>
/// <param name="Line">Where the file says so.</param>
internal sealed record Expectation(Origin Origin, string To, Target Target, bool Reaches, bool AllowUnknown, long Line)
{
    /// <summary>The placement or function, by its name.</summary>
    public string From => Origin.Name;
}

/// <summary>Leave not to meet an expectation for a while.</summary>
/// <param name="From">The placement; a * stands for anything.</param>
/// <param name="To">The target, as the expectation names it; a * stands for anything.</param>
/// <param name="Until">The last day.</param>
/// <param name="Because">Why; null when not said.</param>
internal sealed record ExpectationException(string From, string To, DateOnly Until, string? Because)
{
    /// <summary>Whether it is about an expectation.</summary>
    public bool Fits(Expectation expectation) => Likeness.Fits(From, expectation.From) && Likeness.Fits(To, expectation.To);
}
