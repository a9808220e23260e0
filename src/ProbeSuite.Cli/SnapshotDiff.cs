using System.Collections;
using System.Globalization;
using System.Reflection;
using ProbeSuite.Topology;

namespace ProbeSuite.Cli;

/// <summary>One difference between two snapshots.</summary>
/// <param name="Kind">The kind of resource, in the words of <see cref="Snapshot"/>: <c>routeTables</c>.</param>
/// <param name="Id">The resource.</param>
/// <param name="Field">The field that differs; null when the whole resource came or went.</param>
/// <param name="Before">The old value, or an entry that is gone; null when there was none.</param>
/// <param name="After">The new value, or an entry that came; null when there is none.</param>
internal sealed record Difference(string Kind, string Id, string? Field, string? Before, string? After);

/// <summary>What differs between two networks, by resource and field. The order of lists is no difference.</summary>
internal static class SnapshotDiff
{
    public static IEnumerable<Difference> Of(Snapshot before, Snapshot after) =>
        from kind in typeof(Snapshot).GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where kind.PropertyType.IsGenericType && typeof(IEnumerable).IsAssignableFrom(kind.PropertyType)
        from difference in Resources(Camel(kind.Name), Items(kind.GetValue(before)), Items(kind.GetValue(after)))
        select difference;

    private static IEnumerable<Difference> Resources(string kind, IReadOnlyList<object> before, IReadOnlyList<object> after)
    {
        var (old, now) = (ById(before), ById(after));
        foreach (var id in old.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            var (was, stands) = (old.GetValueOrDefault(id), now.GetValueOrDefault(id));
            if (was is null || stands is null)
            {
                yield return new(kind, id, null, was is null ? null : id, stands is null ? null : id);
                continue;
            }

            foreach (var difference in Fields(kind, id, was, stands))
            {
                yield return difference;
            }
        }
    }

    private static IEnumerable<Difference> Fields(string kind, string id, object was, object stands)
    {
        foreach (var field in Properties(was.GetType()))
        {
            var (before, after) = (field.GetValue(was), field.GetValue(stands));
            var name = Camel(field.Name);
            if (IsList(field.PropertyType))
            {
                var (old, now) = (Items(before).Select(Text).ToList(), Items(after).Select(Text).ToList());
                foreach (var gone in old.Except(now))
                {
                    yield return new(kind, id, name, gone, null);
                }

                foreach (var come in now.Except(old))
                {
                    yield return new(kind, id, name, null, come);
                }
            }
            else if (field.PropertyType.Namespace == typeof(Snapshot).Namespace && before is not null && after is not null && field.PropertyType is { IsClass: true })
            {
                foreach (var inner in Fields(kind, id, before, after))
                {
                    yield return inner with { Field = $"{name}.{inner.Field}" };
                }
            }
            else if (Text(before) is var old && Text(after) is var now && old != now)
            {
                yield return new(kind, id, name, before is null ? null : old, after is null ? null : now);
            }
        }
    }

    private static Dictionary<string, object> ById(IEnumerable<object> items)
    {
        var byId = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            byId.TryAdd(Id(item), item);
        }

        return byId;
    }

    // Most have an id; functions and load balancers a name, Elastic IPs their address, gaps their kind.
    private static string Id(object item) => item switch
    {
        ElasticIp ip => ip.AllocationId ?? $"{ip.PublicIp}",
        Gap gap => gap.ResourceId ?? Camel($"{gap.Kind}"),
        _ => Text((item.GetType().GetProperty("Id") ?? item.GetType().GetProperty("Name"))!.GetValue(item)),
    };

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite && property.GetIndexParameters().Length == 0);

    private static bool IsList(Type type) => type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type);

    private static IReadOnlyList<object> Items(object? list) => list is IEnumerable items ? [.. items.Cast<object>()] : [];

    // Records of several fields print themselves; those without a text of their own print field by field.
    private static string Text(object? value) => value switch
    {
        null => "nothing",
        bool flag => flag ? "yes" : "no",
        IFormattable plain => plain.ToString(null, CultureInfo.InvariantCulture),
        _ when value.GetType() is { Namespace: "ProbeSuite.Topology" } type && type.GetMethod("ToString", BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly, []) is { } own
            && own.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute)) =>
            string.Join(' ', Properties(type).Select(property => (property.Name, Value: property.GetValue(value))).Where(pair => pair.Value is not null)
                .Select(pair => $"{Camel(pair.Name)}={(pair.Value is not string && pair.Value is IEnumerable ? string.Join(',', Items(pair.Value).Select(Text)) : Text(pair.Value))}")),
        _ => $"{value}",
    };

    private static string Camel(string name) => $"{char.ToLowerInvariant(name[0])}{name[1..]}";
}
