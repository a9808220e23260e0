using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace ProbeSuite.Topology.Saved;

/// <summary>JSON as the AWS CLI prints it: a field without a value is left out, an empty list is printed.</summary>
internal static class BodyJson
{
    public static JsonObject Of(params ReadOnlySpan<(string Name, JsonNode? Value)> fields)
    {
        var json = new JsonObject();
        foreach (var (name, value) in fields)
        {
            if (value is not null)
            {
                json.Add(name, value);
            }
        }

        return json;
    }

    public static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode> write) => new([.. items.Select(write)]);

    public static JsonArray Texts(IEnumerable<string> texts) => List(texts, text => JsonValue.Create(text));

    /// <summary>A list of objects with one field each.</summary>
    public static JsonArray Texts(IEnumerable<string> texts, string name) => List(texts, text => Of((name, text)));

    /// <summary>The <c>Name</c> tag, or no tags.</summary>
    public static JsonArray Tags(string? name) => name is null ? [] : new(Of(("Key", "Name"), ("Value", name)));

    public static IEnumerable<IPNetwork> Ipv4(IEnumerable<IPNetwork> blocks) => blocks.Where(IsIpv4);

    public static IEnumerable<IPNetwork> Ipv6(IEnumerable<IPNetwork> blocks) => blocks.Where(block => !IsIpv4(block));

    public static bool IsIpv4(IPNetwork block) => block.BaseAddress.AddressFamily == AddressFamily.InterNetwork;

    /// <summary>The first IPv4 block; null when there is none.</summary>
    public static string? FirstIpv4(IEnumerable<IPNetwork> blocks) => Ipv4(blocks).Select(block => block.ToString()).FirstOrDefault();
}
