using ProbeSuite.Topology;

namespace ProbeSuite.Laws.Findings;

/// <summary>Interface endpoints whose private names a VPC's settings keep from working.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/privatelink/interface-endpoints.html"/>
internal static class PrivateDnsWithoutVpcAttributes
{
    public static FindingRule Rule { get; } = new("private-dns-without-vpc-attributes", [], estate =>
        from vpc in estate.Snapshot.Vpcs
        let off = new[] { vpc.EnableDnsSupport == false ? "dns-support" : null, vpc.EnableDnsHostnames == false ? "dns-hostnames" : null }.OfType<string>().ToList()
        where off.Count > 0 && estate.PopulatedVpcs.Contains(vpc.Id)
        let endpoints = estate.Snapshot.VpcEndpoints.Where(endpoint => endpoint is { Type: VpcEndpointType.Interface, PrivateDnsEnabled: true } && endpoint.VpcId == vpc.Id).Select(endpoint => endpoint.Id).ToList()
        where endpoints.Count > 0
        select new Remark(
            Severity.Problem,
            vpc.Id,
            vpc.Id,
            $"The private names of {Listing.Of(endpoints)} need enableDnsSupport and enableDnsHostnames, and {vpc.Id} has {(off.Count == 2 ? "both" : off[0] == "dns-support" ? "the first" : "the second")} off: services resolve to public addresses, or not at all.",
            string.Join('\n', off.Select(attribute => $"aws ec2 modify-vpc-attribute --vpc-id {vpc.Id} --enable-{attribute} '{{\"Value\":true}}'"))));
}
