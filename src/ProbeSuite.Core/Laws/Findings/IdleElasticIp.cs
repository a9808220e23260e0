using ProbeSuite.Topology;

namespace ProbeSuite.Laws.Findings;

/// <summary>An Elastic IP that is tied to nothing.</summary>
/// <seealso href="https://aws.amazon.com/vpc/pricing/"/>
internal static class IdleElasticIp
{
    public static FindingRule Rule { get; } = new("idle-elastic-ip", [ResourceKind.NatGateways, ResourceKind.NetworkInterfaces], estate =>
    {
        var lent = estate.Snapshot.NatGateways.SelectMany(gateway => gateway.Addresses).Select(address => address.PublicIp)
            .Concat(estate.Snapshot.NetworkInterfaces.SelectMany(card => card.Addresses).Select(address => address.PublicIp)).ToHashSet();
        return
            from ip in estate.Snapshot.ElasticIps
            where ip is { NetworkInterfaceId: null, PrivateIp: null } && !lent.Contains(ip.PublicIp)
            select new Remark(
                Severity.Advice,
                null,
                ip.AllocationId ?? $"{ip.PublicIp}",
                $"The Elastic IP {ip.PublicIp} is tied to nothing and costs all the same.",
                ip.AllocationId is { } id ? $"aws ec2 release-address --allocation-id {id}" : $"aws ec2 release-address --public-ip {ip.PublicIp}",
                Prices.ElasticIp);
    });
}
