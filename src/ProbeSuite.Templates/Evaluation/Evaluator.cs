using ProbeSuite.Templates.Parsing;

namespace ProbeSuite.Templates.Evaluation;

/// <summary>Works a template's functions out. What only the deployment knows stays unknown, by name, and travels on.</summary>
/// <seealso href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html"/>
internal sealed partial class Evaluator
{
    /// <summary>Functions inside functions, through the properties of other resources; more is a ring.</summary>
    private const int MostDepth = 800;

    private readonly Template _template;
    private readonly Dictionary<string, Value> _parameters;
    private readonly Node? _conditionNodes;
    private readonly Dictionary<string, Value> _conditions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private int _depth;

    /// <summary>An evaluator of a template, its loops expanded.</summary>
    public Evaluator(Template template, TemplateOptions options)
    {
        (_template, Options) = (template, options);
        _parameters = Parameters.Read(template, options);
        var loops = new ForEach(template.File, Evaluate);
        _conditionNodes = template["Conditions"] is { } conditions ? loops.Expand(conditions) : null;
        Outputs = [.. template["Outputs"] is { } outputs ? loops.Expand(outputs).Fields : []];
        Resources = ResourceSection.Read(template, loops.Expand(template["Resources"]!), options.Prefix);
        StandIns = new(template, this);
    }

    /// <summary>Blocks that stand for those that AWS chooses.</summary>
    public StandInBlocks StandIns { get; }

    /// <summary>What the template leaves to its deployment.</summary>
    public TemplateOptions Options { get; }

    /// <summary>The template's file.</summary>
    public string File => _template.File;

    /// <summary>The resources by logical id, those under a false condition too.</summary>
    public IReadOnlyDictionary<string, Resource> Resources { get; }

    /// <summary>The outputs as they are written.</summary>
    public IReadOnlyList<Node.Entry> Outputs { get; }

    /// <summary>Whether a condition's holder is there: true, false, or what is not known.</summary>
    /// <param name="condition">The condition's name; null for none.</param>
    /// <param name="line">Where it is asked for.</param>
    /// <param name="place">Who asks.</param>
    public Value Exists(string? condition, int line, string place) =>
        string.IsNullOrEmpty(condition) ? new Value.Text("true") : Condition(condition, line, place);

    /// <summary>What a node comes to.</summary>
    /// <param name="node">The node.</param>
    /// <param name="place">Logical id and field, for errors.</param>
    public Value Evaluate(Node node, string place)
    {
        if (++_depth > MostDepth)
        {
            throw Wrong(node, place, "its functions refer to one another too deeply.");
        }

        var value = node switch
        {
            Node.Scalar { IsNull: true } => new Value.Text("", true),
            Node.Scalar scalar => Value.Of(scalar.Value, scalar.IsPlain),
            Node.Sequence list => Items(list, place),
            { Only: { } only } when IsFunction(only.Key) => Call(only, place),
            _ => Fields(node, place),
        };
        _depth--;
        return Stored(value) with { Line = node.Line };
    }

    /// <summary>An error at a node.</summary>
    public TemplateException Wrong(Node node, string place, string sentence) => new(_template.File, node.Line, place, sentence);

    /// <summary>An error at a line.</summary>
    public TemplateException Wrong(int line, string place, string sentence) => new(_template.File, line == 0 ? null : line, place, sentence);

    // A mapping with the one key Condition is a function only where a name stands behind it, and not inside a policy.
    private static bool IsFunction(string key) => key is "Ref" or "Condition" || key.StartsWith("Fn::", StringComparison.Ordinal);

    private Value.List Items(Node.Sequence list, string place)
    {
        var items = new List<Value>();
        for (var index = 0; index < list.Items.Count; index++)
        {
            if (Evaluate(list.Items[index], $"{place}[{index}]") is var item and not Value.None)
            {
                items.Add(item);
            }
        }

        return new Value.List(items);
    }

    private Value.Map Fields(Node node, string place) => new([.. node.Fields
        .Select(entry => KeyValuePair.Create(entry.Key, Evaluate(entry.Value, $"{place}.{entry.Key}")))
        .Where(field => field.Value is not Value.None)]);

    private Value Call(Node.Entry function, string place)
    {
        var (name, argument) = (function.Key, function.Value);
        return name switch
        {
            "Ref" => Ref(argument, place),
            "Condition" => argument is Node.Scalar condition ? Condition(condition.Value, argument.Line, place) : Fields(new Node.Mapping([function], function.Line), place),
            "Fn::GetAtt" => GetAtt(argument, place),
            "Fn::Sub" => Sub(argument, place),
            "Fn::Join" => Join(argument, place),
            "Fn::Split" => Split(argument, place),
            "Fn::Select" => Select(argument, place),
            "Fn::Base64" => Base64(argument, place),
            "Fn::Length" => Length(argument, place),
            "Fn::ToJsonString" => ToJsonString(argument, place),
            "Fn::Cidr" => Cidr(argument, place),
            "Fn::GetAZs" => Zones(argument, place),
            "Fn::If" => If(argument, place),
            "Fn::Equals" => Equals(argument, place),
            "Fn::And" => AndOr(argument, place, isAnd: true),
            "Fn::Or" => AndOr(argument, place, isAnd: false),
            "Fn::Not" => Not(argument, place),
            "Fn::FindInMap" => FindInMap(argument, place),
            "Fn::ImportValue" => ImportValue(argument, place),
            "Fn::Transform" => new Value.Unknown($"Fn::Transform of {Template.Included(argument)}"),
            "Fn::Contains" or "Fn::EachMemberEquals" or "Fn::EachMemberIn" or "Fn::RefAll" or "Fn::ValueOf" or "Fn::ValueOfAll" or "Fn::GetStackOutput" => new Value.Unknown(name),
            _ => throw Wrong(argument, place, $"there is no function {name}."),
        };
    }

    /// <summary>The arguments of a function that takes a list of them.</summary>
    private IReadOnlyList<Node> Arguments(Node argument, string place, int least, int most, string what) =>
        argument is Node.Sequence list && list.Items.Count >= least && list.Items.Count <= most
            ? list.Items
            : throw Wrong(argument, place, $"{what}.");

    private static Value.Text Bool(bool value) => new Value.Text(value ? "true" : "false");
}
