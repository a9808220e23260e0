using ProbeSuite.Topology;

namespace ProbeSuite.Laws.Findings;

/// <summary>A VPC whose resolver is off, while its functions ask it.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html"/>
internal static class DnsSupportOff
{
    public static FindingRule Rule { get; } = new("dns-support-off", [ResourceKind.DhcpOptions], estate =>
        from vpc in estate.Snapshot.Vpcs
        where vpc.EnableDnsSupport == false && estate.PopulatedVpcs.Contains(vpc.Id) && AsksAmazon(estate, vpc)
        select new Remark(
            Severity.Problem,
            vpc.Id,
            vpc.Id,
            $"{vpc.Id} has enableDnsSupport off, so {estate.Names(estate.PopulatedVpcs[vpc.Id])} cannot resolve a single name.",
            $"aws ec2 modify-vpc-attribute --vpc-id {vpc.Id} --enable-dns-support '{{\"Value\":true}}'"));

    private static bool AsksAmazon(Estate estate, Vpc vpc) =>
        estate.Snapshot.DhcpOptions.FirstOrDefault(options => options.Id == vpc.DhcpOptionsId) is not { DomainNameServers: { Count: > 0 } servers }
        || servers.All(server => server == DhcpOptions.AmazonProvided);
}
