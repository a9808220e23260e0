namespace ProbeSuite.Templates.Building;

/// <summary>How a type of database or cache names what its network needs.</summary>
/// <param name="SubnetGroup">The property with its subnet group; null where it names its subnets.</param>
/// <param name="SecurityGroups">The property with its security groups.</param>
/// <param name="MayBePublic">Whether it may have a public address.</param>
internal sealed record DatabaseType(string? SubnetGroup, string SecurityGroups, bool MayBePublic = false)
{
    private static readonly Dictionary<string, DatabaseType> Types = new(StringComparer.Ordinal)
    {
        ["AWS::RDS::DBInstance"] = new("DBSubnetGroupName", "VPCSecurityGroups", MayBePublic: true),
        ["AWS::RDS::DBCluster"] = new("DBSubnetGroupName", "VpcSecurityGroupIds", MayBePublic: true),
        ["AWS::DocDB::DBCluster"] = new("DBSubnetGroupName", "VpcSecurityGroupIds"),
        ["AWS::Neptune::DBCluster"] = new("DBSubnetGroupName", "VpcSecurityGroupIds"),
        ["AWS::Redshift::Cluster"] = new("ClusterSubnetGroupName", "VpcSecurityGroupIds", MayBePublic: true),
        ["AWS::ElastiCache::CacheCluster"] = new("CacheSubnetGroupName", "VpcSecurityGroupIds"),
        ["AWS::ElastiCache::ReplicationGroup"] = new("CacheSubnetGroupName", "SecurityGroupIds"),
        ["AWS::ElastiCache::ServerlessCache"] = new(null, "SecurityGroupIds"),
        ["AWS::MemoryDB::Cluster"] = new("SubnetGroupName", "SecurityGroupIds"),
    };

    /// <summary>The types.</summary>
    public static string[] Names { get; } = [.. Types.Keys];

    /// <summary>The types of subnet group.</summary>
    public static string[] SubnetGroups { get; } =
    [
        "AWS::RDS::DBSubnetGroup", "AWS::DocDB::DBSubnetGroup", "AWS::Neptune::DBSubnetGroup", "AWS::Redshift::ClusterSubnetGroup",
        "AWS::ElastiCache::SubnetGroup", "AWS::MemoryDB::SubnetGroup",
    ];

    /// <summary>A type's properties; null when it is no database.</summary>
    public static DatabaseType? Of(string type) => Types.GetValueOrDefault(type);
}
