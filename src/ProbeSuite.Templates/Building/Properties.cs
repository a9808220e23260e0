using System.Globalization;
using System.Net;
using ProbeSuite.Templates.Evaluation;
using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>Properties of one resource, or a mapping inside. What is asked for and is not known becomes a gap.</summary>
internal sealed class Properties
{
    private readonly Draft _draft;
    private readonly Value.Map _map;
    private readonly string _place;
    private readonly (ResourceKind? Kind, string Id) _owner;

    /// <summary>A resource's properties.</summary>
    public Properties(Draft draft, Resource resource, Value.Map map, string? doubt)
        : this(draft, resource, map, doubt, resource.Id, (Coverage.KindOf(resource.Type), resource.Id))
    {
    }

    private Properties(Draft draft, Resource resource, Value.Map map, string? doubt, string place, (ResourceKind?, string) owner) =>
        (_draft, Resource, _map, Doubt, _place, _owner) = (draft, resource, map, doubt, place, owner);

    /// <summary>The resource.</summary>
    public Resource Resource { get; }

    /// <summary>The logical id.</summary>
    public string Id => Resource.Id;

    /// <summary>Why it is not known whether the resource exists; null when it does.</summary>
    public string? Doubt { get; }

    /// <summary>A property as it is; null when it is left out.</summary>
    public Value? this[string name] => _map[name];

    /// <summary>All of them.</summary>
    public Value.Map Fields => _map;

    /// <summary>The same, with gaps laid at another resource's door, such as the group's of a rule.</summary>
    public Properties Of(ResourceKind kind, string id) => new(_draft, Resource, _map, Doubt, _place, (kind, id));

    /// <summary>A property as text; null when it is left out or not known.</summary>
    public string? Text(string name)
    {
        NoteUnknown(name);
        return Plain(name);
    }

    /// <summary>A property as text; null when it is left out or not known, which matters little here.</summary>
    public string? Plain(string name) => _map[name] switch
    {
        null or Value.Unknown or Value.Partial => null,
        Value.Text text => text.Content,
        var other => throw Wrong(name, other, "a text"),
    };

    /// <summary>What a property refers to, by id; of an id that is not known, the name of what is missing. Null when it is left out.</summary>
    public string? Reference(string name) => _map[name] is { } value ? Reference(value, name) : null;

    /// <summary>What the items of a list refer to; empty ones are left out.</summary>
    public IReadOnlyList<string> References(string name) => _map[name] switch
    {
        null => [],
        Value.List list => [.. list.Items.Select(item => Reference(item, name)).OfType<string>()],
        var single => Reference(single, name) is { } id ? [id] : [],
    };

    /// <summary>What is not known in a property; null when all of it is.</summary>
    public string? Unknown(string name) => _map[name]?.FirstUnknown;

    /// <summary>A property as whole number; null when it is left out or not known.</summary>
    public int? Number(string name) => Text(name) is not { } text ? null
        : double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == Math.Truncate(number) && Math.Abs(number) < int.MaxValue ? (int)number
        : throw Wrong(name, _map[name]!, "a whole number");

    /// <summary>A property as truth value; null when it is left out or not known.</summary>
    public bool? Flag(string name) => Text(name)?.Trim().ToLowerInvariant() switch
    {
        null or "" => null,
        "true" or "yes" or "on" or "1" => true,
        "false" or "no" or "off" or "0" => false,
        _ => throw Wrong(name, _map[name]!, "true or false"),
    };

    /// <summary>A property as address block; null when it is left out or not known.</summary>
    public IPNetwork? Block(string name) => Text(name) is { } text ? Parsed(name, text) : null;

    /// <summary>A property as addresses, known or not; null when it is left out.</summary>
    public AddressRange? Range(string name) => _map[name] switch
    {
        null => null,
        Value.Text { Content.Length: 0 } => null,
        Value.Text text => AddressRange.Of(Parsed(name, text.Content)),
        { FirstUnknown: { } unknown } => AddressRange.OfUnknown(unknown),
        var other => throw Wrong(name, other, "an address block"),
    };

    /// <summary>The texts of a list; those not known are noted and left out.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        NoteUnknown(name);
        return [.. (_map[name] switch
        {
            null => [],
            Value.List list => list.Items,
            var single => [single],
        }).Select(item => item.AsText).OfType<string>()];
    }

    /// <summary>The mappings of a list, or the one that stands alone; those not known are noted and left out.</summary>
    public IEnumerable<Properties> Items(string name)
    {
        var value = _map[name];
        if (value is Value.List { MayHoldMore: { } more })
        {
            Note(name, more);
        }

        var items = value switch
        {
            null => [],
            Value.List list => list.Items,
            _ => [value],
        };
        for (var index = 0; index < items.Count; index++)
        {
            var field = value is Value.List ? $"{name}[{index}]" : name;
            switch (items[index])
            {
                case Value.Map map:
                    yield return new(_draft, Resource, map, Doubt, $"{_place}.{field}", _owner);
                    break;
                case { FirstUnknown: { } unknown }:
                    Note(field, unknown);
                    break;
                case Value.Text { Content.Length: 0 }:
                    break;
                default:
                    throw Wrong(field, items[index], "a mapping");
            }
        }
    }

    /// <summary>A mapping inside; null when it is left out or not known.</summary>
    public Properties? Inner(string name) => Items(name).FirstOrDefault();

    /// <summary>An attribute that exists only after deployment, where the caller gives it; else null.</summary>
    public string? Given(string attribute) => _draft.Evaluator.Options.Attributes.GetValueOrDefault($"{Id}.{attribute}");

    /// <summary>The <c>Name</c> tag; null when there is none.</summary>
    public string? Name => Tag("Name");

    /// <summary>A tag's value, of a list of tags or of SAM's mapping; null when there is none.</summary>
    public string? Tag(string key) => _map["Tags"] switch
    {
        Value.Map tags => tags[key]?.AsText,
        Value.List tags => tags.Items.OfType<Value.Map>().FirstOrDefault(tag => tag["Key"]?.AsText == key)?["Value"]?.AsText,
        _ => null,
    };

    /// <summary>Notes that something about the resource is not known.</summary>
    public void Miss(string why)
    {
        if (_owner.Kind is { } kind)
        {
            _draft.Miss(kind, why, _owner.Id);
        }
    }

    /// <summary>Notes what is not known in a property.</summary>
    /// <returns>Whether anything is not.</returns>
    public bool NoteUnknown(string name)
    {
        if (Unknown(name) is not { } unknown)
        {
            return false;
        }

        Note(name, unknown);
        return true;
    }

    private void Note(string field, string unknown) => Miss($"{_place}.{field} is not known: {unknown}");

    private string? Reference(Value value, string name) => value switch
    {
        Value.Text text => text.Content.Trim() is { Length: > 0 } id ? id : null,
        { FirstUnknown: { } unknown } => unknown,
        _ => throw Wrong(name, value, "an id"),
    };

    private IPNetwork Parsed(string name, string text) => Cidr.Parse(text) ?? throw Wrong(name, _map[name]!, "an address block such as 10.0.0.0/16");

    /// <summary>An error in a property.</summary>
    public TemplateException Wrong(string name, Value value, string wanted) =>
        _draft.Evaluator.Wrong(value.Line == 0 ? Resource.Line : value.Line, $"{_place}.{name}", value is Value.Text text
            ? $"\"{text.Content}\" is not {wanted}."
            : $"this must be {wanted}.");
}
