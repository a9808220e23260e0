using ProbeSuite.Templates.Evaluation;

namespace ProbeSuite.Templates.Building;

/// <summary>A nested stack whose template is a local file.</summary>
/// <param name="Resource">The resource that makes it.</param>
/// <param name="File">Its template.</param>
/// <param name="Parameters">What its parameters are given.</param>
internal sealed record NestedStack(Resource Resource, string File, IReadOnlyList<KeyValuePair<string, Value>> Parameters);

/// <summary>Finds the nested stacks and applications of a template whose own templates lie beside it, as before <c>sam package</c>.</summary>
/// <seealso href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-template-nested-applications.html"/>
internal static class NestedStacks
{
    public static List<NestedStack> Of(Draft draft)
    {
        var found = new List<NestedStack>();
        foreach (var stack in draft.Of("AWS::CloudFormation::Stack", "AWS::Serverless::Application"))
        {
            if (FileOf(draft, stack) is { } file)
            {
                var given = stack["Parameters"] is Value.Map parameters ? parameters.Fields : [];
                found.Add(new(stack.Resource, file, [.. given.Select(parameter => KeyValuePair.Create(parameter.Key, Flat(parameter.Value)))]));
            }
        }

        return found;
    }

    // A list is handed on with commas.
    private static Value Flat(Value value) => value is Value.List { MayHoldMore: null } list
        ? Value.Joined(list.Items.SelectMany((item, index) => index == 0 ? [item] : new[] { new Value.Text(","), item }))
        : value;

    private static string? FileOf(Draft draft, Properties stack)
    {
        var name = stack.Resource.AssetPath ?? (stack["TemplateURL"] ?? stack["Location"])?.AsText;
        if (string.IsNullOrEmpty(name) || name.Contains("://", StringComparison.Ordinal))
        {
            return null;
        }

        var path = Path.Combine(Path.GetDirectoryName(draft.Evaluator.File) ?? "", name);
        return File.Exists(path) ? path : null;
    }
}
