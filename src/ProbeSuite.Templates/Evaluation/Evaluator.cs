using ProbeSuite.Templates.Parsing;

namespace ProbeSuite.Templates.Evaluation;

/// <summary>Evaluates a template's parameters, conditions and functions.</summary>
/// <seealso href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html"/>
internal sealed partial class Evaluator
{
    private readonly string _file;
    private readonly Node _template;
    private readonly TemplateOptions _options;
    private readonly Dictionary<string, bool?> _conditions = [];
    private readonly HashSet<string> _inProgress = [];
    private readonly Dictionary<string, Value> _parameters = [];

    public Evaluator(string file, Node template, TemplateOptions options)
    {
        (_file, _template, _options) = (file, template, options);
        Resources = Declared();
        foreach (var (name, declaration) in template["Parameters"]?.Fields ?? [])
        {
            _parameters[name] = Parameters.Read(file, name, declaration, options.Parameters.GetValueOrDefault(name));
        }

        if (options.Parameters.Keys.FirstOrDefault(name => !_parameters.ContainsKey(name)) is { } stranger)
        {
            throw new TemplateException($"{file}: there is no parameter {stranger}; it has {(_parameters.Count == 0 ? "none" : string.Join(", ", _parameters.Keys))}");
        }
    }

    /// <summary>The resources by logical id, those under a false condition too.</summary>
    public IReadOnlyDictionary<string, Resource> Resources { get; }

    /// <summary>Whether a resource exists: false under a false condition, null when the condition is not known.</summary>
    public bool? Exists(Resource resource) => resource.Condition is { Length: > 0 } condition ? Condition(condition, resource.Line) : true;

    /// <summary>What a node comes to.</summary>
    /// <exception cref="TemplateException">A reference leads nowhere, or a function has wrong arguments.</exception>
    public Value Evaluate(Node node) => node switch
    {
        Node.Scalar { Value: null } => Value.None.Instance,
        Node.Scalar { Value: { } text } => text.Contains("{{resolve:", StringComparison.Ordinal) ? new Value.Unknown(text) : new Value.Text(text),
        Node.Sequence list => new Value.List([.. list.Items.Select(Evaluate).Where(value => value is not Value.None)]),
        Node.Mapping { Entries: [var one] } when IsFunction(one.Key) => Call(one.Key, one.Value, node.Line),
        Node.Mapping map => Fields(map),
        _ => throw new TemplateException($"{_file}, line {node.Line}: cannot be read"),
    };

    /// <summary>Whether a condition holds; null when that is not known.</summary>
    public bool? Condition(string name, int line)
    {
        if (_conditions.TryGetValue(name, out var known))
        {
            return known;
        }

        if (_template["Conditions"]?[name] is not { } node)
        {
            throw Wrong(line, $"there is no condition {name}");
        }

        Enter($"condition {name}", line);
        var value = Truth(node);
        _inProgress.Remove($"condition {name}");
        return _conditions[name] = value;
    }

    internal TemplateException Wrong(int line, string what) => new($"{_file}, line {line}: {what}");

    private Dictionary<string, Resource> Declared()
    {
        var resources = new Dictionary<string, Resource>();
        foreach (var (id, node) in _template["Resources"]?.Fields ?? [])
        {
            if (id.StartsWith("Fn::ForEach", StringComparison.Ordinal))
            {
                foreach (var (name, body) in ForEach.Expand(_file, node))
                {
                    resources[name] = Of(name, body);
                }
            }
            else if (id == "Fn::Transform" || node["Fn::Transform"] is not null)
            {
                throw Wrong(node.Line, "Fn::Transform includes text that is not here; expand the template first, as in aws cloudformation get-template --template-stage Processed");
            }
            else
            {
                resources[id] = Of(id, node);
            }
        }

        return resources.Count > 0 ? resources : throw new TemplateException($"{_file}: it has no Resources, so it is no CloudFormation or SAM template");

        Resource Of(string id, Node node) => new(
            id,
            node["Type"]?.Text ?? throw Wrong(node.Line, $"resource {id} has no Type"),
            node["Properties"] is Node.Mapping properties ? properties : new Node.Mapping([], node.Line),
            node["Condition"]?.Text,
            node.Line);
    }

    private Value.Map Fields(Node map) => new([.. map.Fields
        .Select(field => new KeyValuePair<string, Value>(field.Key, Evaluate(field.Value)))
        .Where(field => field.Value is not Value.None)]);

    private bool? Truth(Node node)
    {
        if (node is Node.Mapping { Entries: [var one] })
        {
            switch (one.Key)
            {
                case "Condition":
                    return Condition(one.Value.Text ?? "", node.Line);
                case "Fn::Equals" when one.Value is Node.Sequence { Items: [var left, var right] }:
                    var (a, b) = (Evaluate(left), Evaluate(right));
                    return a.FirstUnknown is null && b.FirstUnknown is null ? Same(a, b) : a is Value.Unknown && a == b ? true : null;
                case "Fn::Not" when one.Value is Node.Sequence { Items: [var inner] }:
                    return !Truth(inner);
                case "Fn::And" when one.Value is Node.Sequence all:
                    var ands = all.Items.Select(Truth).ToList();
                    return ands.Contains(false) ? false : ands.Contains(null) ? null : true;
                case "Fn::Or" when one.Value is Node.Sequence any:
                    var ors = any.Items.Select(Truth).ToList();
                    return ors.Contains(true) ? true : ors.Contains(null) ? null : false;
            }
        }

        return Evaluate(node) switch
        {
            Value.Text { Content: "true" } => true,
            Value.Text { Content: "false" } => false,
            Value.Unknown => null,
            _ => throw Wrong(node.Line, "a condition is Fn::Equals, Fn::And, Fn::Or, Fn::Not or another condition"),
        };
    }

    private static bool Same(Value one, Value other) => (one, other) switch
    {
        (Value.Text a, Value.Text b) => a.Content == b.Content,
        (Value.List a, Value.List b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => Same(pair.First, pair.Second)),
        (Value.None, Value.None) => true,
        (Value.None, Value.Text { Content: "" }) or (Value.Text { Content: "" }, Value.None) => true,
        _ => false,
    };

    private void Enter(string what, int line)
    {
        if (!_inProgress.Add(what))
        {
            throw Wrong(line, $"{what} refers to itself");
        }
    }

    private static bool IsFunction(string key) => key is "Ref" || (key.StartsWith("Fn::", StringComparison.Ordinal) && key != "Fn::Transform");
}
