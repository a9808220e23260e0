using ProbeSuite.Topology;

namespace ProbeSuite.Laws.Findings;

/// <summary>A security group that nobody uses and no rule refers to.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/deleting-security-group.html"/>
internal static class UnusedSecurityGroup
{
    public static FindingRule Rule { get; } = new("unused-security-group", [ResourceKind.NetworkInterfaces, ResourceKind.SecurityGroups], estate =>
    {
        var snapshot = estate.Snapshot;
        var used = new HashSet<string>(
        [
            .. snapshot.NetworkInterfaces.SelectMany(card => card.SecurityGroupIds),
            .. snapshot.Functions.SelectMany(function => function.Placement.SecurityGroupIds),
            .. snapshot.VpcEndpoints.SelectMany(endpoint => endpoint.SecurityGroupIds),
            .. snapshot.DbInstances.SelectMany(db => db.SecurityGroupIds),
            .. snapshot.LoadBalancers.SelectMany(balancer => balancer.SecurityGroupIds),
        ]);
        foreach (var group in snapshot.SecurityGroups)
        {
            used.UnionWith(group.Ingress.Concat(group.Egress).Select(rule => rule.Peer.GroupId).OfType<string>().Where(id => id != group.Id));
        }

        return
            from security in snapshot.SecurityGroups
            where security.Name != "default" && IsDeployed(security.Id) && !used.Contains(security.Id)
            select new Remark(
                Severity.Advice,
                security.VpcId,
                security.Id,
                $"{security.Id}{(security.Name is { } name ? $" ({name})" : "")} is used by no interface, and no rule refers to it.",
                $"aws ec2 delete-security-group --group-id {security.Id}");
    });

    // In a template most users of a group do not show: they are no interfaces yet.
    private static bool IsDeployed(string id) => id.StartsWith("sg-", StringComparison.Ordinal);
}
