using ProbeSuite.Topology;

namespace ProbeSuite.Laws.Findings;

/// <summary>VPC Block Public Access where functions have a route to the internet.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html"/>
internal static class BlockPublicAccessStopsInternet
{
    public static FindingRule Rule { get; } = new("block-public-access-stops-internet", [], estate =>
        from vpc in estate.Snapshot.Vpcs
        let cut = estate.PopulatedVpcs[vpc.Id].Where(subnet => IsCut(estate, subnet, vpc)).ToList()
        where cut.Count > 0
        select new Remark(
            Severity.Problem,
            vpc.Id,
            vpc.Id,
            $"VPC Block Public Access keeps {estate.Names(cut)} from the internet, to which {(cut.Count == 1 ? $"the routes of {cut[0].Id} lead" : $"the routes of {Listing.Of([.. cut.Select(subnet => subnet.Id)])} lead")}.",
            $"aws ec2 create-vpc-block-public-access-exclusion --vpc-id {vpc.Id} --internet-gateway-exclusion-mode allow-egress"));

    // The block stands where packets leave for the gateway: in the NAT gateway's subnet, or in the function's own.
    private static bool IsCut(Estate estate, Subnet subnet, Vpc vpc) =>
        (estate.NatOf(subnet) is { IsPublic: true } gateway
            && Mode(gateway.SubnetId is { } id ? estate.Network.Subnet(id) : null, vpc) == BlockPublicAccess.Bidirectional)
        || (estate.Of(subnet).Any(residents => residents.Placement.Ipv6AllowedForDualStack)
            && estate.DefaultRoute(subnet, ipv6: true) is { State: RouteState.Active, Target.Kind: var kind }
            && (kind, Mode(subnet, vpc)) is (RouteTargetKind.EgressOnlyInternetGateway, BlockPublicAccess.Bidirectional) or (RouteTargetKind.InternetGateway, not BlockPublicAccess.Off));

    private static BlockPublicAccess Mode(Subnet? subnet, Vpc vpc) => subnet?.BlockPublicAccess ?? vpc.BlockPublicAccess;
}
