namespace ProbeSuite.Hosting.Metrics;

/// <summary>Names and values that CloudWatch accepts, and the sets in which it groups measurements.</summary>
/// <seealso href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Dimension.html"/>
internal sealed class Dimensions
{
    private const int MostInSet = 30;
    private const int LongestName = 250;
    private const int LongestValue = 1024;

    private readonly OrderedDictionary<string, string> _values = [];

    public Dimensions(IReadOnlyList<(string Name, string Value)> given)
    {
        foreach (var (name, value) in given)
        {
            _values[Mended(name.TrimStart(':'), LongestName)] = Mended(value, LongestValue);
        }
    }

    /// <summary>By name, each once.</summary>
    public IEnumerable<KeyValuePair<string, string>> Values => _values;

    /// <summary>
    /// The names in sets that CloudWatch takes. One set as a rule; of more than 30 dimensions several, and each
    /// measurement then stands under each of them.
    /// </summary>
    public IEnumerable<string[]> Sets => _values.Count == 0 ? [[]] : _values.Keys.Chunk(MostInSet);

    public bool Contains(string name) => _values.ContainsKey(name);

    private static string Mended(string text, int longest)
    {
        var ascii = string.Concat(text.Take(longest).Select(letter => letter is >= ' ' and <= '~' ? letter : '?'));
        return string.IsNullOrWhiteSpace(ascii) ? "-" : ascii;
    }
}
