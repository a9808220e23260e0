using ProbeSuite.Templates.Evaluation;

namespace ProbeSuite.Templates.Building;

/// <summary>What a stack's functions use and people look at: parameters, topics, queues, buckets, schedules and outputs.</summary>
internal static class Belongings
{
    public static IReadOnlyList<StackParameter> Parameters(Draft draft) => [.. draft.Of("AWS::SSM::Parameter").Select(parameter =>
        new StackParameter(parameter.Id, Text(References.Ref(draft.Evaluator, parameter.Resource)), Text(parameter["Value"] ?? new Value.Text(""))))];

    public static IReadOnlyList<StackResource> Topics(Draft draft) => Named(draft, "AWS::SNS::Topic", "TopicName");

    public static IReadOnlyList<StackResource> Queues(Draft draft) => Named(draft, "AWS::SQS::Queue", "QueueName");

    public static IReadOnlyList<StackBucket> Buckets(Draft draft)
    {
        var policies = draft.Of("AWS::S3::BucketPolicy").ToLookup(policy => policy.Plain("Bucket"), policy => policy["PolicyDocument"]);
        return [.. draft.Of("AWS::S3::Bucket").Select(bucket =>
        {
            var name = References.Ref(draft.Evaluator, bucket.Resource);
            var policy = (name.AsText is { } known ? policies[known] : []).LastOrDefault();
            return new StackBucket(bucket.Id, Text(name), policy switch { null => null, Value.Text => Text(policy), _ => Text(ValueJson.Text(policy)) });
        })];
    }

    public static Dictionary<string, StackText> Outputs(Evaluator evaluator)
    {
        var outputs = new Dictionary<string, StackText>(StringComparer.Ordinal);
        foreach (var output in evaluator.Outputs)
        {
            var place = $"Outputs.{output.Key}";
            if (evaluator.Exists(output.Value["Condition"]?.Text, output.Line, place) is not Value.Text { Content: "false" } && output.Value["Value"] is { } value)
            {
                outputs[output.Key] = Text(evaluator.Evaluate(value, $"{place}.Value"));
            }
        }

        return outputs;
    }

    /// <summary>A value as callers see it; lists and mappings as JSON.</summary>
    public static StackText Text(Value value) => value is Value.List or Value.Map
        ? Text(ValueJson.Text(value))
        : new(value.Shown, value.FirstUnknown);

    private static List<StackResource> Named(Draft draft, string type, string attribute) =>
        [.. draft.Of(type).Select(resource => new StackResource(resource.Id, Text(References.GetAtt(draft.Evaluator, resource.Resource, attribute))))];
}
