using System.Globalization;
using System.Text.RegularExpressions;

namespace ProbeSuite.Topology.Saved.Anonymous;

/// <summary>
/// Ids, account numbers and names by numbered ones. The numbers follow the order of what they stand for, so that whoever
/// sorts by them comes to the same.
/// </summary>
internal sealed partial class NameDisguise
{
    private readonly SortedSet<string> _ids = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _accounts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _names = new(StringComparer.Ordinal);
    private Dictionary<string, string>? _replacements;

    /// <summary>Notes the ids and account numbers in a text.</summary>
    public void Note(string text)
    {
        foreach (var token in Token().Matches(text).Cast<Match>())
        {
            _ = token.Groups["id"].Success ? _ids.Add(token.Value) : token.Groups["account"].Success && _accounts.Add(token.Value);
        }
    }

    /// <summary>Notes a name that somebody gave.</summary>
    /// <param name="name">The name.</param>
    /// <param name="kind">What it is a name of, which its replacement says.</param>
    public void NoteName(string name, string kind)
    {
        if (!Token().Match(name).Groups["id"].Success || Token().Match(name).Length < name.Length)
        {
            _names.TryAdd(name, PrefixOf(name) ?? kind);
        }
    }

    /// <summary>A name's replacement; a name that is an id is replaced as one.</summary>
    public string Name(string name) => Replacements.TryGetValue(name, out var other) ? other : Text(name);

    /// <summary>A text with its ids and account numbers replaced, and the names that stand in it as words of their own.</summary>
    public string Text(string text) => Token().Replace(text, match => Replacements.GetValueOrDefault(match.Value, match.Value));

    private Dictionary<string, string> Replacements => _replacements ??= Assign();

    private Dictionary<string, string> Assign()
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (index, id) in _ids.Index())
        {
            all[id] = $"{id[..(id.LastIndexOf('-') + 1)]}{(index + 1).ToString("x17", CultureInfo.InvariantCulture)}";
        }

        foreach (var (index, account) in _accounts.Index())
        {
            all[account] = (index + 1).ToString("d12", CultureInfo.InvariantCulture);
        }

        var width = $"{_names.Count}".Length;
        foreach (var (index, (name, kind)) in _names.Index())
        {
            all.TryAdd(name, $"{kind}-{(index + 1).ToString($"d{width}", CultureInfo.InvariantCulture)}");
        }

        return all;
    }

    /// <summary>What an id begins with; null when a text is none.</summary>
    /// <seealso href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html"/>
    public static string? PrefixOf(string text) => Prefix().Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    private const string Prefixes = "acl|aclassoc|cagw|dopt|eigw|eipalloc|eipassoc|eni-attach|eni|igw|i|lgw-rtb|lgw|nat|pcx|pl|rtbassoc|rtb|sgr|sg|subnet-cidr-assoc|subnet|tgw-attach|tgw-rtb|tgw|vgw|vpc-cidr-assoc|vpce-svc|vpce|vpc|vpn";

    [GeneratedRegex($@"^({Prefixes})-")]
    private static partial Regex Prefix();

    private const string Id = $@"(?:{Prefixes})-[0-9a-f]{{8,17}}(?![0-9A-Za-z])";

    private const string Account = @"\d{12}(?![0-9A-Za-z])";

    // A word ends before an id or an account between its dots.
    [GeneratedRegex($@"(?<id>(?<![A-Za-z0-9_-]){Id})|(?<account>(?<![0-9A-Za-z]){Account})|(?<word>[A-Za-z0-9_](?:(?:(?!\.{Id}|\.{Account})[A-Za-z0-9_.-])*[A-Za-z0-9_-])?)")]
    private static partial Regex Token();
}
