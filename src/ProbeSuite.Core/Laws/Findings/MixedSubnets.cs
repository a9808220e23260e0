using ProbeSuite.Topology;

namespace ProbeSuite.Laws.Findings;

/// <summary>Functions in private and public subnets at once: which one an execution environment gets is Lambda's choice.</summary>
internal static class MixedSubnets
{
    public static FindingRule Rule { get; } = new("mixed-public-and-private-subnets", [ResourceKind.RouteTables, ResourceKind.NetworkInterfaces], estate =>
        from residents in estate.Residents
        let open = FunctionInPublicSubnet.Public(estate, residents)
        let behindNat = residents.Subnets.Where(subnet => estate.NatOf(subnet) is not null).ToList()
        where open.Count > 0 && behindNat.Count > 0
        select new Remark(
            Severity.Problem,
            residents.VpcId,
            residents.Subject,
            $"{residents} {residents.Do("has", "have")} the internet in {Listing.Of([.. behindNat.Select(subnet => subnet.Id)])} and not in {Listing.Of([.. open.Select(subnet => subnet.Id)])}, so calls fail now and then.",
            $"aws lambda update-function-configuration --function-name {residents.Subject} --vpc-config SubnetIds={string.Join(',', residents.Subnets.Except(open).Select(subnet => subnet.Id))},SecurityGroupIds={string.Join(',', residents.Placement.SecurityGroupIds)}"));
}
