using ProbeSuite.Topology;

namespace ProbeSuite.Laws.Findings;

/// <summary>Functions none of whose groups lets anything out.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"/>
internal static class FunctionWithoutEgress
{
    public static FindingRule Rule { get; } = new("function-without-egress-rule", [ResourceKind.SecurityGroups], estate =>
        from residents in estate.Residents
        let ids = residents.Placement.SecurityGroupIds
        where ids.Count > 0 && ids.All(id => estate.Network.Group(id) is { Egress.Count: 0 } && estate.IsWhole(ResourceKind.SecurityGroups, id))
        select new Remark(
            Severity.Problem,
            residents.VpcId,
            residents.Subject,
            $"{residents} {residents.Do("reaches", "reach")} nothing: {Listing.Of(ids)} {(ids.Count == 1 ? "has" : "have")} no outbound rule.",
            $"aws ec2 authorize-security-group-egress --group-id {ids[0]} --ip-permissions IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{{CidrIp=0.0.0.0/0}}]"));
}
