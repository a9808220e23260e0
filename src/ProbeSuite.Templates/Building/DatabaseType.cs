namespace ProbeSuite.Templates.Building;

/// <summary>How a type of database, cache, broker or file system names what its network needs.</summary>
/// <param name="SecurityGroups">The property with its security groups.</param>
/// <param name="Subnets">The property with its subnets; of one with a subnet group, the group's.</param>
/// <param name="SubnetGroup">The property with its subnet group; null where it names its subnets.</param>
/// <param name="Within">The mapping that holds these properties, without which it is in no VPC; null where they are its own.</param>
/// <param name="MayBePublic">Whether it may have a public address.</param>
internal sealed record DatabaseType(
    string SecurityGroups, string Subnets = "SubnetIds", string? SubnetGroup = null, string? Within = null, bool MayBePublic = false)
{
    private static readonly Dictionary<string, DatabaseType> Types = new(StringComparer.Ordinal)
    {
        ["AWS::RDS::DBInstance"] = new("VPCSecurityGroups", SubnetGroup: "DBSubnetGroupName", MayBePublic: true),
        ["AWS::RDS::DBCluster"] = new("VpcSecurityGroupIds", SubnetGroup: "DBSubnetGroupName", MayBePublic: true),
        ["AWS::RDS::DBProxy"] = new("VpcSecurityGroupIds", "VpcSubnetIds"),
        ["AWS::RDS::DBProxyEndpoint"] = new("VpcSecurityGroupIds", "VpcSubnetIds"),
        ["AWS::DocDB::DBCluster"] = new("VpcSecurityGroupIds", SubnetGroup: "DBSubnetGroupName"),
        ["AWS::DocDBElastic::Cluster"] = new("VpcSecurityGroupIds"),
        ["AWS::Neptune::DBCluster"] = new("VpcSecurityGroupIds", SubnetGroup: "DBSubnetGroupName"),
        ["AWS::Redshift::Cluster"] = new("VpcSecurityGroupIds", SubnetGroup: "ClusterSubnetGroupName", MayBePublic: true),
        ["AWS::RedshiftServerless::Workgroup"] = new("SecurityGroupIds", MayBePublic: true),
        ["AWS::Timestream::InfluxDBInstance"] = new("VpcSecurityGroupIds", "VpcSubnetIds", MayBePublic: true),
        ["AWS::ElastiCache::CacheCluster"] = new("VpcSecurityGroupIds", SubnetGroup: "CacheSubnetGroupName"),
        ["AWS::ElastiCache::ReplicationGroup"] = new("SecurityGroupIds", SubnetGroup: "CacheSubnetGroupName"),
        ["AWS::ElastiCache::ServerlessCache"] = new("SecurityGroupIds"),
        ["AWS::MemoryDB::Cluster"] = new("SecurityGroupIds", SubnetGroup: "SubnetGroupName"),
        ["AWS::DAX::Cluster"] = new("SecurityGroupIds", SubnetGroup: "SubnetGroupName"),
        ["AWS::OpenSearchService::Domain"] = new("SecurityGroupIds", Within: "VPCOptions"),
        ["AWS::Elasticsearch::Domain"] = new("SecurityGroupIds", Within: "VPCOptions"),
        ["AWS::MSK::Cluster"] = new("SecurityGroups", "ClientSubnets", Within: "BrokerNodeGroupInfo"),
        ["AWS::MSK::ServerlessCluster"] = new("SecurityGroups", Within: "VpcConfigs"),
        ["AWS::AmazonMQ::Broker"] = new("SecurityGroups", MayBePublic: true),
        ["AWS::EFS::MountTarget"] = new("SecurityGroups", "SubnetId"),
    };

    /// <summary>The types.</summary>
    public static string[] Names { get; } = [.. Types.Keys];

    /// <summary>The types of subnet group.</summary>
    public static string[] SubnetGroups { get; } =
    [
        "AWS::RDS::DBSubnetGroup", "AWS::DocDB::DBSubnetGroup", "AWS::Neptune::DBSubnetGroup", "AWS::Redshift::ClusterSubnetGroup",
        "AWS::ElastiCache::SubnetGroup", "AWS::MemoryDB::SubnetGroup", "AWS::DAX::SubnetGroup",
    ];

    /// <summary>A type's properties; null when it is no database.</summary>
    public static DatabaseType? Of(string type) => Types.GetValueOrDefault(type);
}
