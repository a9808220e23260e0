using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ProbeSuite.Templates.Parsing;
using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Evaluation;

/// <summary>
/// IPv6 blocks that stand for those that AWS will choose for VPCs, from the range that is kept for documentation. They exist
/// only where the template speaks of no public IPv6 block of its own, so that no rule or route could tell one from another.
/// </summary>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc3849"/>
internal sealed class StandInBlocks
{
    private static readonly IPNetwork Public = IPNetwork.Parse("2000::/3");
    private static readonly string[] Sections = ["Parameters", "Mappings", "Resources"];

    private readonly Evaluator _evaluator;
    private readonly List<string> _vpcs = [];
    private readonly Lazy<Dictionary<string, List<Resource>>> _chosen;

    /// <summary>For a template's VPCs.</summary>
    public StandInBlocks(Template template, Evaluator evaluator)
    {
        _evaluator = evaluator;
        var given = evaluator.Options.Parameters.Values.Concat(evaluator.Options.Preferences.Values);
        if (!Sections.SelectMany(section => Texts(template[section])).Concat(given).Any(SpeaksOfBlock))
        {
            _vpcs.AddRange(evaluator.Resources.Values.Where(resource => resource.Type == "AWS::EC2::VPC").Select(vpc => vpc.Id));
        }

        _chosen = new(() => Chosen().GroupBy(pair => pair.Vpc).ToDictionary(same => same.Key, same => same.Select(pair => pair.Block).ToList(), StringComparer.Ordinal));
    }

    /// <summary>The block that stands for the one that AWS chooses; null where there is none such, or several.</summary>
    /// <param name="vpc">The VPC's id in the network.</param>
    public IPNetwork? Of(string vpc) => _vpcs.Contains(vpc) && _chosen.Value.GetValueOrDefault(vpc) is [_]
        ? IPNetwork.Parse(string.Create(CultureInfo.InvariantCulture, $"2001:db8:{Hash(vpc):x}:1a00::/56"))
        : null;

    // FNV-1a: by its id alone a VPC has a block of its own also among other templates' VPCs, and the same in every run.
    private static uint Hash(string id) => Encoding.UTF8.GetBytes(id).Aggregate(2166136261, (hash, next) => unchecked((hash ^ next) * 16777619)) & 0xffff;

    private IEnumerable<(string Vpc, Resource Block)> Chosen() =>
        from block in _evaluator.Resources.Values
        where block.Type == "AWS::EC2::VPCCidrBlock" && block.Properties["CidrBlock"] is null && block.Properties["Ipv6CidrBlock"] is null
            && _evaluator.Exists(block.Condition, block.Line, block.Id).AsText == "true" && block.Properties["VpcId"] is not null
        let vpc = _evaluator.Evaluate(block.Properties["VpcId"]!, $"{block.Id}.VpcId").AsText
        where vpc is not null
        select (vpc, block);

    private static bool SpeaksOfBlock(string text) => text.Contains("::", StringComparison.Ordinal) && !text.StartsWith("AWS::", StringComparison.Ordinal)
        && text.Split(',', StringSplitOptions.TrimEntries).Select(item => Cidr.Parse(item)).Any(block => block is { PrefixLength: > 0, BaseAddress: { AddressFamily: AddressFamily.InterNetworkV6 } start } && Public.Contains(start));

    private static IEnumerable<string> Texts(Node? node) => node switch
    {
        Node.Scalar scalar => [scalar.Value],
        Node.Sequence list => list.Items.SelectMany(Texts),
        Node.Mapping mapping => mapping.Entries.SelectMany(entry => Texts(entry.Value)),
        _ => [],
    };
}
