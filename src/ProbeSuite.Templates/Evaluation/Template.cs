using ProbeSuite.Templates.Parsing;

namespace ProbeSuite.Templates.Evaluation;

/// <summary>A template's sections, held against what a template must be.</summary>
/// <seealso href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html"/>
internal sealed class Template
{
    /// <summary>The Region's transforms whose work is known.</summary>
    private static readonly HashSet<string> KnownTransforms = new(StringComparer.Ordinal)
    {
        "AWS::Serverless-2016-10-31", "AWS::LanguageExtensions", "AWS::SecretsManager-2020-07-23", "AWS::SecretsManager-2024-09-16",
        "AWS::CodeDeployBlueGreen", "AWS::ServiceCatalog",
    };

    private readonly Node _root;

    /// <summary>Takes a template apart.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="root">The whole template.</param>
    public Template(string file, Node root)
    {
        (File, _root) = (file, root);
        if (root is not Node.Mapping || root["Resources"] is not { } resources)
        {
            throw new TemplateException(file, root.Line, null, "this is no template: it has no section Resources.");
        }

        foreach (var section in new[] { "Parameters", "Mappings", "Conditions", "Resources", "Outputs", "Globals", "Rules" })
        {
            if (root[section] is { IsNothing: false } node and not Node.Mapping)
            {
                throw new TemplateException(file, node.Line, null, $"{section} must be a mapping.");
            }

            if (root[section]?["Fn::Transform"] is { } include)
            {
                throw new TemplateException(file, include.Line, null, $"{section} includes {Included(include)} by Fn::Transform, which cannot be read here; put its content into the template.");
            }
        }

        if (root["Fn::Transform"] is { } whole)
        {
            throw new TemplateException(file, whole.Line, null, $"the template includes {Included(whole)} by Fn::Transform, which cannot be read here; put its content into the template.");
        }

        Macros = [.. Transforms(root["Transform"]).Where(name => !KnownTransforms.Contains(name))];
        IsServerless = Transforms(root["Transform"]).Any(name => name.StartsWith("AWS::Serverless", StringComparison.Ordinal));
    }

    /// <summary>The file's name.</summary>
    public string File { get; }

    /// <summary>Whether SAM expands it.</summary>
    public bool IsServerless { get; }

    /// <summary>Transforms that may change anything.</summary>
    public IReadOnlyList<string> Macros { get; }

    /// <summary>A section; null when there is none.</summary>
    public Node? this[string section] => _root[section];

    /// <summary>What a transform function names.</summary>
    public static string Included(Node transform) =>
        transform["Parameters"]?["Location"]?.Text ?? transform["Name"]?.Text ?? "another file";

    private static IEnumerable<string> Transforms(Node? node) => node switch
    {
        Node.Sequence list => list.Items.SelectMany(Transforms),
        Node.Mapping => [node["Name"]?.Text ?? "a transform without a name"],
        Node.Scalar { IsNull: false } scalar => [scalar.Value],
        _ => [],
    };
}
