using ProbeSuite.Topology;

namespace ProbeSuite.Laws.Findings;

/// <summary>
/// An interface of Lambda's that no function in the snapshot uses. Lambda removes it some 20 minutes after the last one is
/// gone, unless an older version still needs it, or the role that made it was deleted first.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-enis"/>
internal static class IdleLambdaInterface
{
    public static FindingRule Rule { get; } = new("idle-lambda-interface", [ResourceKind.Functions, ResourceKind.NetworkInterfaces], estate =>
    {
        if (estate.Snapshot.Functions.Any(function => function.Placement.Unknown is not null))
        {
            return [];
        }

        var used = estate.Residents.SelectMany(residents => residents.Placement.SubnetIds.Select(subnet => Key(subnet, residents.Placement.SecurityGroupIds))).ToHashSet();
        return
            from card in estate.Snapshot.NetworkInterfaces
            where card.IsLambda && !used.Contains(Key(card.SubnetId, card.SecurityGroupIds))
            select new Remark(
                Severity.Advice,
                card.VpcId,
                card.Id,
                $"{card.Id} in {card.SubnetId} is Lambda's, and no function's current settings use it; as long as it is there, its subnet and groups cannot be deleted.",
                "Look for older versions with these settings and delete them; if there are none, wait 20 minutes.");
    });

    private static string Key(string subnet, IEnumerable<string> groups) => $"{subnet} {string.Join(' ', groups.Distinct().Order(StringComparer.Ordinal))}";
}
