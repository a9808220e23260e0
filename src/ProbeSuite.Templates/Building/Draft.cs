using ProbeSuite.Templates.Evaluation;
using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>A stack in the making: the template's resources by type, and what is not known of them.</summary>
internal sealed class Draft
{
    private readonly Dictionary<string, List<Properties>> _byType = new(StringComparer.Ordinal);
    private readonly List<Gap> _gaps = [];
    private readonly List<Gap> _absent = [];
    private readonly Dictionary<string, string> _types;

    /// <summary>Evaluates every resource that exists, or may exist.</summary>
    public Draft(Evaluator evaluator)
    {
        Evaluator = evaluator;
        _types = evaluator.Resources.Values.ToDictionary(resource => resource.Id, resource => resource.Type, StringComparer.Ordinal);
        foreach (var resource in evaluator.Resources.Values)
        {
            var exists = evaluator.Exists(resource.Condition, resource.Line, resource.Id);
            if (exists is Value.Text { Content: "false" } || !Coverage.IsRead(resource.Type))
            {
                continue;
            }

            var doubt = exists is Value.Unknown unknown ? $"whether {resource.Id} exists is not known: {unknown.What}" : null;
            if (doubt is not null && Coverage.KindOf(resource.Type) is { } kind)
            {
                Miss(kind, doubt, resource.Id);
            }

            if (!_byType.TryGetValue(resource.Type, out var same))
            {
                _byType[resource.Type] = same = [];
            }

            same.Add(new(this, resource, FieldsOf(resource), doubt));
        }
    }

    /// <summary>Works out what is not a resource's own property.</summary>
    public Evaluator Evaluator { get; }

    /// <summary>What is not known, single resources before whole kinds.</summary>
    public IReadOnlyList<Gap> Gaps => [.. _gaps.Distinct().OrderBy(gap => gap.ResourceId is null)];

    /// <summary>The gaps that say that a resource is not in the template.</summary>
    public IReadOnlyList<Gap> Absent => _absent;

    /// <summary>The resources of some types that are sure to exist.</summary>
    public IEnumerable<Properties> Of(params string[] types) => All(types).Where(resource => resource.Doubt is null);

    /// <summary>The resources of some types, also those that may or may not exist.</summary>
    public IEnumerable<Properties> All(params string[] types) => types.SelectMany(type => _byType.GetValueOrDefault(type) ?? []);

    /// <summary>The resources whose type the template alone does not explain.</summary>
    public IEnumerable<Properties> Strangers => _byType.Where(pair => Coverage.IsStranger(pair.Key)).SelectMany(pair => pair.Value);

    /// <summary>The types of resource that are in the template.</summary>
    public IEnumerable<string> Types => _byType.Keys;

    /// <summary>A resource's type; null when the template has none of that id.</summary>
    public string? TypeOf(string id) => _types.GetValueOrDefault(id);

    /// <summary>Notes what is not known.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="why">A phrase for people.</param>
    /// <param name="id">The one resource; null for the whole kind.</param>
    public void Miss(ResourceKind kind, string why, string? id = null) => _gaps.Add(new(kind, why, id));

    /// <summary>Notes a resource that the template speaks of and does not make.</summary>
    public void Lack(ResourceKind kind, string why, string id)
    {
        Miss(kind, why, id);
        _absent.Add(_gaps[^1]);
    }

    private Value.Map FieldsOf(Resource resource) => Evaluator.Evaluate(resource.Properties, resource.Id) switch
    {
        Value.Map map => map,
        // Properties that are one function: an include, or a choice.
        { FirstUnknown: { } unknown } => new Value.Map([KeyValuePair.Create("Properties", (Value)new Value.Unknown(unknown))]),
        _ => throw Evaluator.Wrong(resource.Properties, resource.Id, "Properties must be a mapping."),
    };
}
