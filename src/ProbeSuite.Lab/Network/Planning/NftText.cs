using System.Globalization;
using System.Text;

namespace ProbeSuite.Lab.Network.Planning;

/// <summary>
/// One <c>table inet lab</c> while it is written. The text begins by deleting the table, so that running it again
/// replaces the whole in one step.
/// </summary>
internal sealed class NftText
{
    private const string Table = "inet lab";
    private readonly StringBuilder _text = new();

    public bool IsEmpty => _text.Length == 0;

    /// <summary>A chain that the kernel calls.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="hook"><c>filter hook forward priority 0</c>.</param>
    /// <param name="policy"><c>accept</c> or <c>drop</c>, for packets that no rule decides.</param>
    /// <param name="rules">In order; nulls are left out.</param>
    public void Hook(string name, string hook, string policy, params IEnumerable<string?> rules) =>
        Block($"chain c_{name}", rules.Prepend($"type {hook}; policy {policy};"));

    /// <summary>A chain that other chains call.</summary>
    public void Chain(string name, params IEnumerable<string?> rules) => Block($"chain c_{name}", rules);

    /// <summary>A set.</summary>
    public void Set(string name, string type, IEnumerable<string> elements) => Collection("set", name, type, elements, "");

    /// <summary>A set of blocks.</summary>
    public void Ranges(string name, string type, IEnumerable<string> elements) => Collection("set", name, type, elements, "flags interval; auto-merge;");

    /// <summary>A map, its elements written <c>key : value</c>.</summary>
    public void Map(string name, string type, IEnumerable<string> elements) => Collection("map", name, type, elements, "");

    /// <summary>Drops what is sent to a router itself, in silence; only neighbour discovery must work.</summary>
    public void SilentSelf()
    {
        Hook("input", "filter hook input priority 0", "drop", "icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert } accept");
        Hook("output", "filter hook output priority 0", "accept",
            "icmp type destination-unreachable icmp code != frag-needed drop", "icmpv6 type destination-unreachable drop");
    }

    /// <summary>A text that is safe between double quotes.</summary>
    public static string Quote(string text) => $"\"{new string([.. text.Where(c => c is not ('"' or '\\') && !char.IsControl(c)).Take(120)])}\"";

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"table {Table}\ndelete table {Table}\ntable {Table} {{\n{_text}}}\n");

    private void Collection(string kind, string name, string type, IEnumerable<string> elements, string flags)
    {
        var list = string.Join(", ", elements);
        Block($"{kind} {name}", [$"type {type};", flags.Length == 0 ? null : flags, list.Length == 0 ? null : $"elements = {{ {list} }}"]);
    }

    private void Block(string head, IEnumerable<string?> lines)
    {
        _text.Append('\t').Append(head).Append(" {\n");
        foreach (var line in lines.OfType<string>())
        {
            _text.Append("\t\t").Append(line).Append('\n');
        }

        _text.Append("\t}\n");
    }
}
