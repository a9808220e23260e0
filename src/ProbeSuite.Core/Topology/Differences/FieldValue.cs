using System.Globalization;

namespace ProbeSuite.Topology.Differences;

/// <summary>A field of a resource, or one entry of a list in it.</summary>
/// <param name="Field">Its name, <c>state</c>.</param>
/// <param name="Key">What an entry keeps when it is changed, so that it is told as changed and not as another; null for a plain field.</param>
/// <param name="Text">Its value as people read it.</param>
/// <param name="Moves">Whether it changes without anybody changing the configuration.</param>
internal sealed record FieldValue(string Field, string? Key, string Text, bool Moves = false)
{
    /// <summary>A plain field; none when it has no value.</summary>
    public static IEnumerable<FieldValue> One(string field, object? value, bool moves = false) =>
        Words(value) is { } text ? [new(field, null, text, moves)] : [];

    /// <summary>A list whose order means nothing; entries that are not the same are others.</summary>
    public static IEnumerable<FieldValue> Many<T>(string field, IEnumerable<T>? items) =>
        (items ?? []).Select(item => $"{item}").Select(text => new FieldValue(field, text, text));

    private static string? Words(object? value) => value switch
    {
        null or "" => null,
        bool flag => flag ? "yes" : "no",
        Enum name => $"{name}".ToLowerInvariant(),
        IFormattable plain => plain.ToString(null, CultureInfo.InvariantCulture),
        _ => $"{value}",
    };
}
