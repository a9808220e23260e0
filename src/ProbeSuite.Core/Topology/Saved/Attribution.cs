using System.Text.RegularExpressions;

namespace ProbeSuite.Topology.Saved;

/// <summary>
/// Whose a body is. Some responses do not repeat the id that was asked for; it has to stand beside them in the JSON, or in
/// the file's name: <c>get-managed-prefix-list-entries.pl-0123.json</c>.
/// </summary>
internal static partial class Attribution
{
    /// <summary>The prefix list; null when neither body nor file name says it.</summary>
    public static string? PrefixList(BodyNode body) => body.Text("PrefixListId") ?? Only(PrefixListId().Matches(body.File));

    /// <summary>The transit gateway route table; null when neither body nor file name says it.</summary>
    public static string? TransitGatewayRouteTable(BodyNode body) =>
        body.Text("TransitGatewayRouteTableId") ?? Only(TransitGatewayRouteTableId().Matches(body.File));

    private static string? Only(MatchCollection matches) => matches.Count == 1 ? matches[0].Value : null;

    [GeneratedRegex("(?<![0-9A-Za-z])pl-[0-9A-Za-z]+")]
    private static partial Regex PrefixListId();

    [GeneratedRegex("(?<![0-9A-Za-z])tgw-rtb-[0-9A-Za-z]+")]
    private static partial Regex TransitGatewayRouteTableId();
}
