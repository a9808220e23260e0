using System.Text.RegularExpressions;
using ProbeSuite.Topology;

namespace ProbeSuite.Cli.Sources;

/// <summary>What a person could give so that more becomes known of a network that was read from templates.</summary>
internal static partial class Wanted
{
    private const int Most = 6;

    /// <summary>A sentence that names the options; null when nothing is wanting that they could give.</summary>
    /// <param name="network">The network.</param>
    /// <param name="hasAccount">Whether it was read together with a saved account.</param>
    public static string? In(Snapshot network, bool hasAccount)
    {
        var texts = network.Gaps.SelectMany(gap => new[] { gap.Why, gap.ResourceId }).Concat(network.Functions.Select(function => function.Placement.Unknown)).OfType<string>().ToList();
        string[] options =
        [
            .. Options("--parameter", Parameter()),
            .. Options("--import", Import()),
            .. Options("--ssm", Stored()),
            .. !hasAccount && network.Gaps.Any(gap => gap.Why.EndsWith("not in the template", StringComparison.Ordinal) && AwsId().IsMatch(gap.ResourceId ?? "")) ? ["--snapshot DIR (what probesuite snapshot saved of the account)"] : Array.Empty<string>(),
        ];
        return options.Length == 0 ? null
            : $"more is known with {string.Join(", ", options.Take(Most))}{(options.Length > Most ? " and more" : "")}";

        IEnumerable<string> Options(string option, Regex name) =>
            texts.SelectMany(text => name.Matches(text)).Select(match => match.Groups[1].Value.TrimEnd('.', ',')).Distinct().Order(StringComparer.Ordinal).Select(value => $"{option} {value}=…");
    }

    [GeneratedRegex(@"(?<!SSM )\bparameter (\w+)")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\bimport ([^\s<]+)")]
    private static partial Regex Import();

    [GeneratedRegex(@"(?:\bSSM parameter |resolve:ssm:)([^\s:}]+)")]
    private static partial Regex Stored();

    [GeneratedRegex(@"^(subnet|sg|rtb|acl)-[0-9a-f]")]
    private static partial Regex AwsId();
}
