using ProbeSuite.Templates.Parsing;

namespace ProbeSuite.Templates.Evaluation;

/// <summary>Reads the section <c>Resources</c>, with SAM's <c>Globals</c> merged into what they speak of.</summary>
/// <seealso href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html"/>
internal static class ResourceSection
{
    public static Dictionary<string, Resource> Read(Template template, Node section, string prefix)
    {
        var resources = new Dictionary<string, Resource>(StringComparer.Ordinal);
        foreach (var entry in section.Fields)
        {
            if (entry.Value is not Node.Mapping || entry.Value["Type"]?.Text is not { } type)
            {
                throw new TemplateException(template.File, entry.Line, entry.Key, "a resource needs a Type.");
            }

            var own = entry.Value["Properties"] switch
            {
                null or { IsNothing: true } => new Node.Mapping([], entry.Line),
                Node.Mapping mapping => mapping,
                var other => throw new TemplateException(template.File, other.Line, $"{entry.Key}.Properties", "this must be a mapping."),
            };
            var global = type == "AWS::Serverless::Function" ? template["Globals"]?["Function"] as Node.Mapping : null;
            var condition = entry.Value["Condition"] switch
            {
                null => null,
                Node.Scalar scalar => scalar.Value,
                var other => throw new TemplateException(template.File, other.Line, $"{entry.Key}.Condition", "this must be the name of a condition."),
            };
            resources[entry.Key] = new(prefix + entry.Key, entry.Key, type, global is null ? own : Merged(global, own), condition, entry.Line)
            {
                AssetPath = entry.Value["Metadata"]?["aws:asset:path"]?.Text,
            };
        }

        return resources;
    }

    /// <summary>Mappings are merged key by key, lists joined, and of anything else the resource's own is taken.</summary>
    private static Node Merged(Node global, Node own) => (global, own) switch
    {
        (Node.Mapping, Node.Mapping) when global.Only is not { Key: "Ref" or ['F', 'n', ':', ..] } && own.Only is not { Key: "Ref" or ['F', 'n', ':', ..] } =>
            new Node.Mapping(
            [
                .. global.Fields.Where(entry => own[entry.Key] is null),
                .. own.Fields.Select(entry => global[entry.Key] is { } shared ? entry with { Value = Merged(shared, entry.Value) } : entry),
            ], own.Line),
        (Node.Sequence, Node.Sequence) => new Node.Sequence([.. ((Node.Sequence)global).Items, .. ((Node.Sequence)own).Items], own.Line),
        _ => own,
    };
}
