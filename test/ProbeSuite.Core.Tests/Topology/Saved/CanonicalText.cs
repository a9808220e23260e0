using System.Collections;
using System.Globalization;
using System.Net;

namespace ProbeSuite.Topology.Saved;

/// <summary>Everything that a value holds as text, because records do not look inside their lists when they are compared.</summary>
internal static class CanonicalText
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        bool or int or Enum or IPAddress or IPNetwork or Protocol or PortRange => $"{value}",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Of))}]",
        _ => $"{value.GetType().Name} {{{string.Join(",\n", value.GetType().GetProperties()
            .Where(property => property.CanWrite && property.GetMethod is { IsStatic: false })
            .Select(property => $"{property.Name}: {Of(property.GetValue(value))}"))}}}",
    };
}
