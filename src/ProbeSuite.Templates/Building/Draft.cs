using ProbeSuite.Templates.Evaluation;
using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>A snapshot in the making: the template's resources by type, and what is not known of them.</summary>
internal sealed class Draft
{
    private readonly Evaluator _evaluator;
    private readonly Dictionary<string, List<Resource>> _byType;

    public Draft(Evaluator evaluator, TemplateOptions options)
    {
        (_evaluator, Options) = (evaluator, options);
        var existing = new List<Resource>();
        foreach (var resource in evaluator.Resources.Values)
        {
            if (evaluator.Exists(resource) is not { } exists)
            {
                Doubt(resource, $"whether {resource.Id} exists depends on condition {resource.Condition}");
            }
            else if (exists)
            {
                existing.Add(resource);
            }
        }

        _byType = existing.GroupBy(resource => resource.Type).ToDictionary(group => group.Key, group => group.ToList());
        foreach (var (type, resources) in _byType)
        {
            foreach (var kind in Coverage.NotModelled(type))
            {
                Gaps.AddRange(resources.Select(resource => new Gap(kind, $"{resource.Id} is a {type}, whose content is not in this template")));
            }
        }
    }

    /// <summary>What was left to the deployment.</summary>
    public TemplateOptions Options { get; }

    /// <summary>What is not known.</summary>
    public List<Gap> Gaps { get; } = [];

    /// <summary>The resources of some types that exist, with their properties.</summary>
    public IEnumerable<Properties> Of(params string[] types) =>
        types.SelectMany(type => _byType.GetValueOrDefault(type) ?? []).Select(PropertiesOf);

    /// <summary>A resource's type; null when the template has none of that name.</summary>
    public string? TypeOf(string id) => _evaluator.Resources.GetValueOrDefault(id)?.Type;

    /// <summary>A resource's properties, what is not known noted as a gap of that resource.</summary>
    public Properties PropertiesOf(Resource resource)
    {
        var kind = Coverage.KindOf(resource.Type);
        return new(resource, Evaluate(resource), why =>
        {
            if (kind is { } known && !Gaps.Any(gap => gap.Kind == known && gap.ResourceId == resource.Id && gap.Why == why))
            {
                Gaps.Add(new(known, why, resource.Id));
            }
        });
    }

    private Value.Map Evaluate(Resource resource) => (Value.Map)_evaluator.Evaluate(resource.Properties with { Line = resource.Line }) switch
    {
        var map => map,
    };

    private void Doubt(Resource resource, string why)
    {
        if (Coverage.KindOf(resource.Type) is { } kind)
        {
            Gaps.Add(new(kind, why));
        }
    }
}
