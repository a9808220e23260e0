using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace ProbeSuite.Lab.Services.Ec2;

/// <summary>A request in EC2's query protocol.</summary>
/// <param name="form">The form's fields.</param>
internal sealed class Ec2Request(IEnumerable<KeyValuePair<string, StringValues>> form)
{
    private readonly Dictionary<string, string> _fields = form.ToDictionary(field => field.Key, field => $"{field.Value}");

    /// <summary>What is asked, <c>DescribeVpcs</c>; empty when nothing is.</summary>
    public string Action => this["Action"] ?? "";

    /// <summary>Items a page, 5 to 1000; null for all.</summary>
    public int? MaxResults => int.TryParse(this["MaxResults"], NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null;

    /// <summary>A field; null when it is not there.</summary>
    public string? this[string name] => _fields.GetValueOrDefault(name);

    /// <summary>The filters.</summary>
    public IReadOnlyList<Ec2Filter> Filters =>
    [
        .. Numbered("Filter", ".Name").Select(filter => new Ec2Filter(filter.Value, [.. Numbered($"Filter.{filter.Number}.Value", "").Select(value => value.Value)])),
    ];

    /// <summary>The ids asked for by a field such as <c>VpcId.1</c>; empty when all are.</summary>
    public IReadOnlyList<string> Ids(string field) => [.. Numbered(field, "").Select(id => id.Value)];

    private IEnumerable<(int Number, string Value)> Numbered(string prefix, string suffix)
    {
        for (var number = 1; _fields.TryGetValue($"{prefix}.{number}{suffix}", out var value); number++)
        {
            yield return (number, value);
        }
    }
}
