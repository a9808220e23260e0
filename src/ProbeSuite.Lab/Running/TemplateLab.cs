using System.Text.Json;
using System.Text.Json.Nodes;
using ProbeSuite.Lab.Environments;
using ProbeSuite.Lab.Services;
using ProbeSuite.Targets;
using ProbeSuite.Templates;

namespace ProbeSuite.Lab.Running;

/// <summary>A lab out of a template: its network, its buckets, topics and parameters, and the suite's functions in it.</summary>
public static class TemplateLab
{
    private const string PlacementsVariable = "PROBESUITE_PLACEMENTS";
    private const string TargetsVariable = "PROBESUITE_TARGETS_PARAMETER";
    private const string BucketVariable = "PROBESUITE_BUCKET";

    private const string Region = "eu-west-1";
    private const string Account = "123456789012";

    /// <summary>The lab of a template's file, with the values that a lab prefers for its parameters.</summary>
    /// <param name="file">The template.</param>
    /// <param name="programs">The suite's functions.</param>
    /// <param name="targets">What to try, as JSON, where the template has no aggregator; null for the usual.</param>
    /// <exception cref="LabException">The template leaves open what the lab must know.</exception>
    /// <exception cref="TemplateException">It is no template.</exception>
    public static LabDefinition Of(string file, FunctionPrograms programs, string? targets = null)
    {
        // A database is part of what there is to see, and costs nothing here. Everything is worth a message in a lab's runs.
        var options = new TemplateOptions
        {
            Region = Region,
            Account = Account,
            Preferences = new Dictionary<string, string> { ["CreateDatabase"] = "true", ["InterfaceEndpoint"] = "true", ["Publish"] = "always", ["ReportLink"] = "none" },
        };
        var attributes = Attributes(TemplateReader.Read(file, options));
        return Define(TemplateReader.Read(file, options with { Attributes = attributes }), programs, targets);
    }

    /// <summary>The lab of a template. One without an aggregator is probed from where its functions stand.</summary>
    /// <param name="stack">What the template would make, with Region and account known.</param>
    /// <param name="programs">The suite's functions.</param>
    /// <param name="targets">What to try, as JSON, where the template has no aggregator; null for the usual.</param>
    /// <exception cref="LabException">The template leaves open what the lab must know.</exception>
    public static LabDefinition Define(Stack stack, FunctionPrograms programs, string? targets = null)
    {
        var ids = new PhysicalIds(stack.Snapshot);
        var network = ids.In(stack.Snapshot);
        if (stack.Functions.FirstOrDefault(function => function.Environment.ContainsKey(PlacementsVariable)) is not { } aggregator)
        {
            return SnapshotLab.Define(network, programs, targets);
        }

        if (aggregator.UnknownVariables.FirstOrDefault() is { Key: { } name } unknown)
        {
            throw new LabException($"{aggregator.LogicalId}: its variable {name} is not known before deployment: {unknown.Value}.");
        }

        var parameter = stack.Parameters.GetValueOrDefault(aggregator.Environment[TargetsVariable])
            ?? throw new LabException($"{aggregator.LogicalId}: its {TargetsVariable} names {aggregator.Environment[TargetsVariable]}, whose value is not known before deployment.");
        var suite = stack.Functions.Where(function => function == aggregator || function.Environment.ContainsKey(LabFunction.PlacementVariable));
        return new()
        {
            Region = network.Region!,
            Account = network.Account!,
            Network = network with { Functions = [] },
            Aggregator = aggregator.Function.Name,
            Targets = TargetsOf(parameter, network.Region!, network.Account!, aggregator.Environment.GetValueOrDefault(BucketVariable) ?? ""),
            Buckets = stack.Buckets.ToDictionary(bucket => bucket.Key, bucket => ids.In(bucket.Value) as JsonObject),
            Topics = stack.Topics,
            Parameters = stack.Parameters,
            Functions = [.. suite.Select(function => Of(function, function == aggregator ? programs.Aggregator : programs.Probe, network.Region!, network.Account!, ids))],
        };
    }

    /// <summary>
    /// What only a deployment gives, as the lab gives it: the host names of the template's databases, by logical id and
    /// attribute.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Attributes(Stack stack) => stack.Snapshot.DbInstances.ToDictionary(
        db => $"{db.Id}.Endpoint.Address", db => $"{db.Id}.lab.{stack.Snapshot.Region}.rds.amazonaws.com".ToLowerInvariant());

    private static LabFunction Of(StackFunction function, string program, string region, string account, PhysicalIds ids) => new()
    {
        Name = function.Function.Name,
        Arn = $"arn:aws:lambda:{region}:{account}:function:{function.Function.Name}",
        Program = program,
        Placement = function.Function.Placement.Unknown is { } unknown
            ? throw new LabException($"{function.LogicalId}: where it stands is not known before deployment: {unknown}.")
            : ids.In(function.Function.Placement),
        TimeoutSeconds = function.Function.TimeoutSeconds ?? 3,
        MemoryMb = function.MemoryMb,
        Variables = function.Environment,
        Tags = function.Function.PlacementName is { } name ? new Dictionary<string, string> { ["probesuite:placement"] = name } : [],
    };

    /// <summary>Targets that can be read; of the others the aggregator says what is wrong.</summary>
    internal static List<Target> TargetsOf(string parameter, string region, string account, string bucket)
    {
        var targets = new List<Target>();
        foreach (var (name, url) in Entries(parameter))
        {
            try
            {
                targets.Add(Target.Parse(
                    url.Replace("{region}", region, StringComparison.Ordinal).Replace("{account}", account, StringComparison.Ordinal).Replace("{bucket}", bucket, StringComparison.Ordinal),
                    name));
            }
            catch (TargetException)
            {
                // The report has it among its problems.
            }
        }

        return targets;
    }

    private static IEnumerable<(string? Name, string Url)> Entries(string parameter)
    {
        try
        {
            return JsonNode.Parse(parameter) switch
            {
                JsonObject byName => [.. byName.Select(entry => ((string?)entry.Key, $"{entry.Value}"))],
                JsonArray list => [.. list.Select(entry => entry is JsonObject named ? ((string?)$"{named["name"]}", $"{named["url"]}") : (null, $"{entry}"))],
                _ => [],
            };
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
