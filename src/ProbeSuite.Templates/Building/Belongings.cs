using System.Text.Json;
using System.Text.Json.Nodes;
using ProbeSuite.Templates.Evaluation;
using ProbeSuite.Templates.Parsing;

namespace ProbeSuite.Templates.Building;

/// <summary>What a stack's functions use and people look at: parameters, topics, queues, buckets and outputs.</summary>
internal static class Belongings
{
    /// <summary>SSM parameters by name, whose values are known.</summary>
    public static Dictionary<string, string> Parameters(Draft draft) => Known(ParameterValues(draft));

    /// <summary>The other ones, with what is missing.</summary>
    public static Dictionary<string, string> UnknownParameters(Draft draft) => Unknown(ParameterValues(draft));

    /// <summary>Names of the resources of a type.</summary>
    public static List<string> Names(Draft draft, string type, string attribute) =>
        [.. draft.Of(type).Select(resource => References.GetAtt(draft.Evaluator, resource.Resource, attribute).AsText).OfType<string>()];

    /// <summary>Buckets with their policies.</summary>
    public static Dictionary<string, JsonObject?> Buckets(Draft draft)
    {
        var policies = draft.Of("AWS::S3::BucketPolicy").ToLookup(policy => policy.Plain("Bucket"), policy => policy["PolicyDocument"]);
        return draft.Of("AWS::S3::Bucket").Select(bucket => References.Ref(draft.Evaluator, bucket.Resource).AsText).OfType<string>().Distinct()
            .ToDictionary(name => name, name => policies[name].LastOrDefault() is { } policy ? Policy(policy) : null);
    }

    /// <summary>Outputs with their names, in the template's order.</summary>
    public static IEnumerable<(string Name, string? Export, Value Value)> Outputs(Evaluator evaluator)
    {
        foreach (var output in evaluator.Outputs)
        {
            var place = $"Outputs.{output.Key}";
            if (evaluator.Exists(output.Value["Condition"]?.Text, output.Line, place) is not Value.Text { Content: "false" } && output.Value["Value"] is { } value)
            {
                yield return (output.Key, output.Value["Export"]?["Name"] is { } name ? evaluator.Evaluate(name, place).AsText : null, AsText(evaluator.Evaluate(value, $"{place}.Value")));
            }
        }
    }

    /// <summary>The entries whose values are known whole.</summary>
    public static Dictionary<string, string> Known(IEnumerable<KeyValuePair<string, Value>> entries) =>
        Last(entries).Where(entry => entry.Value.FirstUnknown is null).ToDictionary(entry => entry.Key, entry => AsText(entry.Value).Shown);

    /// <summary>The others, with what is missing.</summary>
    public static Dictionary<string, string> Unknown(IEnumerable<KeyValuePair<string, Value>> entries) =>
        Last(entries).Where(entry => entry.Value.FirstUnknown is not null).ToDictionary(entry => entry.Key, entry => entry.Value.FirstUnknown!);

    private static IEnumerable<KeyValuePair<string, Value>> Last(IEnumerable<KeyValuePair<string, Value>> entries) => entries.GroupBy(entry => entry.Key).Select(same => same.Last());

    private static List<KeyValuePair<string, Value>> ParameterValues(Draft draft) => [.. draft.Of("AWS::SSM::Parameter")
        .Select(parameter => (Name: References.Ref(draft.Evaluator, parameter.Resource).AsText, Value: parameter["Value"] ?? new Value.Text("")))
        .Where(parameter => parameter.Name is not null)
        .Select(parameter => KeyValuePair.Create(parameter.Name!, parameter.Value))];

    private static Value AsText(Value value) => value is Value.List or Value.Map ? ValueJson.Text(value) : value;

    private static JsonObject? Policy(Value policy)
    {
        try
        {
            return AsText(policy).AsText is { } json ? JsonNode.Parse(json, documentOptions: new() { MaxDepth = TemplateText.MostDepth }) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
