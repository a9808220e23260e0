using System.Net.Sockets;
using ProbeSuite.Topology;

namespace ProbeSuite.Laws.Findings;

/// <summary>Functions that may send IPv6, with a subnet that has none.</summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-ipv6"/>
internal static class DualStackInIpv4Subnet
{
    public static FindingRule Rule { get; } = new("dual-stack-function-in-ipv4-subnet", [], estate =>
        from residents in estate.Residents
        where residents.Placement.Ipv6AllowedForDualStack
        let without = residents.Subnets.Where(subnet => subnet.CidrBlocks.Count > 0 && estate.IsWhole(ResourceKind.Subnets, subnet.Id)
            && subnet.CidrBlocks.All(block => block.BaseAddress.AddressFamily == AddressFamily.InterNetwork)).Select(subnet => subnet.Id).ToList()
        where without.Count > 0
        select new Remark(
            Severity.Problem,
            residents.VpcId,
            residents.Subject,
            $"{residents} {residents.Do("has", "have")} Ipv6AllowedForDualStack, which wants every subnet dual-stack, and {Listing.Of(without)} {(without.Count == 1 ? "has" : "have")} no IPv6 block.",
            $"aws ec2 associate-subnet-cidr-block --subnet-id {without[0]} --ipv6-cidr-block … (a /64 of the VPC's IPv6 block)"));
}
