using System.Globalization;
using System.Net;
using ProbeSuite.Templates.Evaluation;
using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>One resource's properties, evaluated. What is asked for and not known becomes a gap of the resource.</summary>
/// <param name="resource">The resource.</param>
/// <param name="map">Its properties.</param>
/// <param name="note">Takes what is not known.</param>
internal sealed class Properties(Resource resource, Value.Map map, Action<string> note)
{
    /// <summary>The logical id.</summary>
    public string Id => resource.Id;

    /// <summary>The resource.</summary>
    public Resource Resource => resource;

    /// <summary>A property as it is; null when it is left out.</summary>
    public Value? this[string name] => map[name];

    /// <summary>A property as text; null when it is left out or not known.</summary>
    public string? Text(string name)
    {
        var value = map[name];
        if (value?.FirstUnknown is { } unknown)
        {
            note($"{resource.Id}.{name} is {unknown}");
        }

        return value?.AsText;
    }

    /// <summary>A property as whole number; null when it is left out, not known or no number.</summary>
    public int? Number(string name) => int.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A property as truth value; null when it is left out or not known.</summary>
    public bool? Truth(string name) => Text(name)?.ToLowerInvariant() switch
    {
        "true" or "yes" or "on" => true,
        "false" or "no" or "off" => false,
        _ => null,
    };

    /// <summary>A property as block; null when it is left out, not known or no block.</summary>
    public IPNetwork? Block(string name) => Text(name) is { } text ? Cidr.Parse(text) : null;

    /// <summary>A property's texts; items that are not known are noted and left out.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        var value = map[name];
        if (value?.FirstUnknown is { } unknown)
        {
            note($"{resource.Id}.{name} holds {unknown}");
        }

        return [.. (value?.AsList ?? []).Select(item => item.AsText).OfType<string>()];
    }

    /// <summary>What is not known in a property; null when all of it is.</summary>
    public string? Unknown(string name) => map[name]?.FirstUnknown;

    /// <summary>The items of a list of mappings.</summary>
    public IEnumerable<Properties> Items(string name)
    {
        foreach (var item in map[name]?.AsList ?? [])
        {
            if (item is Value.Map fields)
            {
                yield return new(resource, fields, note);
            }
            else if (item.FirstUnknown is { } unknown)
            {
                note($"{resource.Id}.{name} holds {unknown}");
            }
        }
    }

    /// <summary>A mapping inside; null when it is left out.</summary>
    public Properties? Inner(string name)
    {
        if (map[name] is Value.Map fields)
        {
            return new(resource, fields, note);
        }

        if (map[name]?.FirstUnknown is { } unknown)
        {
            note($"{resource.Id}.{name} is {unknown}");
        }

        return null;
    }

    /// <summary>The <c>Name</c> tag; null when there is none.</summary>
    public string? Name => Items("Tags").FirstOrDefault(tag => tag["Key"]?.AsText == "Name")?["Value"]?.AsText;
}
