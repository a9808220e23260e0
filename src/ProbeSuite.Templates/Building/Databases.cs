using ProbeSuite.Templates.Evaluation;
using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>Databases, caches and load balancers, as far as their addresses.</summary>
internal static class Databases
{
    public static IReadOnlyList<DbInstance> Read(Draft draft, IReadOnlyList<Subnet> subnets)
    {
        var groups = draft.Of("AWS::RDS::DBSubnetGroup", "AWS::ElastiCache::SubnetGroup")
            .SelectMany(group => new[] { group.Id, group["DBSubnetGroupName"]?.AsText, group["CacheSubnetGroupName"]?.AsText }.OfType<string>().Distinct().Select(name => (Name: name, Subnets: group.Texts("SubnetIds"))))
            .DistinctBy(group => group.Name).ToDictionary(group => group.Name, group => group.Subnets);
        return
        [
            .. draft.Of("AWS::RDS::DBInstance").Where(db => db["DBClusterIdentifier"] is null).Select(db => Of(db, db.Texts("VPCSecurityGroups"), db.Text("DBSubnetGroupName"))),
            .. draft.Of("AWS::RDS::DBCluster").Select(db => Of(db, db.Texts("VpcSecurityGroupIds"), db.Text("DBSubnetGroupName"))),
            .. draft.Of("AWS::ElastiCache::CacheCluster").Select(db => Of(db, db.Texts("VpcSecurityGroupIds"), db.Text("CacheSubnetGroupName"))),
            .. draft.Of("AWS::ElastiCache::ReplicationGroup").Select(db => Of(db, db.Texts("SecurityGroupIds"), db.Text("CacheSubnetGroupName"))),
        ];

        DbInstance Of(Properties db, IReadOnlyList<string> security, string? subnetGroup)
        {
            var inside = subnetGroup is null ? [] : groups.GetValueOrDefault(subnetGroup) ?? [];
            var vpc = subnets.FirstOrDefault(subnet => inside.Contains(subnet.Id))?.VpcId;
            var engine = db.Text("Engine");
            return new()
            {
                Id = db.Id,
                Engine = engine,
                EndpointAddress = PhysicalNames.DatabaseHost(db.Resource, draft.Options).AsText,
                Port = db.Number("Port") ?? (engine is null ? null : EnginePorts.Of(engine)),
                VpcId = vpc,
                SubnetIds = inside,
                SecurityGroupIds = security.Count > 0 || vpc is null ? security : [$"{vpc}.DefaultSecurityGroup"],
                // AWS's pages disagree on the default.
                PubliclyAccessible = db.Resource.Type.StartsWith("AWS::ElastiCache", StringComparison.Ordinal) ? false : db.Truth("PubliclyAccessible"),
                IamAuthentication = db.Truth("EnableIAMDatabaseAuthentication"),
            };
        }
    }

    public static IReadOnlyList<LoadBalancer> ReadBalancers(Draft draft) =>
    [
        .. draft.Of("AWS::ElasticLoadBalancingV2::LoadBalancer").Select(balancer => new LoadBalancer(
            balancer["Name"]?.AsText ?? balancer.Id, balancer.Text("Type") ?? "application", null, balancer.Text("Scheme") == "internal", balancer.Texts("Subnets"), balancer.Texts("SecurityGroups"))),
        .. draft.Of("AWS::ElasticLoadBalancing::LoadBalancer").Select(balancer => new LoadBalancer(
            balancer["LoadBalancerName"]?.AsText ?? balancer.Id, "classic", null, balancer.Text("Scheme") == "internal", balancer.Texts("Subnets"), balancer.Texts("SecurityGroups"))),
    ];
}
