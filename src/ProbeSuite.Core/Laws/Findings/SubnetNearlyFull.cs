namespace ProbeSuite.Laws.Findings;

/// <summary>A subnet of functions with hardly an address left for the interfaces that Lambda adds.</summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-enis"/>
internal static class SubnetNearlyFull
{
    /// <summary>As many as a load balancer asks to have free.</summary>
    private const int Few = 8;

    public static FindingRule Rule { get; } = new("subnet-nearly-full", [], estate =>
        from subnet in estate.PopulatedSubnets
        where subnet.AvailableIpAddressCount < Few
        let free = subnet.AvailableIpAddressCount
        select new Remark(
            free == 0 ? Severity.Problem : Severity.Hazard,
            subnet.VpcId,
            subnet.Id,
            $"{subnet.Id} has {(free == 0 ? "no free address" : free == 1 ? "one free address" : $"{free} free addresses")}, and Lambda needs one for every interface that it adds for {estate.Names([subnet])}.",
            "Add a larger subnet to the functions, or free addresses in this one."));
}
