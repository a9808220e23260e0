namespace ProbeSuite.Laws.Findings;

/// <summary>Functions all of whose subnets are in one zone.</summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/security-resilience.html"/>
internal static class FunctionInOneZone
{
    public static FindingRule Rule { get; } = new("function-in-one-zone", [], estate =>
        from residents in estate.Residents
        where residents.IsWhole && residents.Subnets.All(subnet => subnet.AvailabilityZone is not null)
        let zones = residents.Subnets.Select(subnet => subnet.AvailabilityZone!).Distinct().ToList()
        where zones.Count == 1
        select new Remark(
            Severity.Advice,
            residents.VpcId,
            residents.Subject,
            $"{residents} {residents.Do("stands", "stand")} in {zones[0]} alone, and {residents.Do("stops", "stop")} when that zone does.",
            "Add a subnet of another zone to the function's VpcConfig."));
}
