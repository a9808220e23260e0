using System.Text.Json.Nodes;

namespace ProbeSuite.Topology.Saved;

/// <summary>
/// Elements of <c>aws rds describe-db-instances</c> and <c>describe-db-clusters</c>, and of <c>aws elasticache
/// describe-cache-clusters</c>.
/// </summary>
internal static class DatabaseBody
{
    public static DbInstance ReadInstance(BodyNode node) => new()
    {
        Id = node.Required("DBInstanceIdentifier"),
        Engine = node.Text("Engine"),
        EndpointAddress = node.Child("Endpoint")?.Text("Address"),
        Port = node.Child("Endpoint")?.Number("Port") ?? (node.Number("DbInstancePort") is { } port and not 0 ? port : null),
        VpcId = node.Child("DBSubnetGroup")?.Text("VpcId"),
        SubnetIds = node.Child("DBSubnetGroup")?.Texts("Subnets", "SubnetIdentifier") ?? [],
        SecurityGroupIds = node.Texts("VpcSecurityGroups", "VpcSecurityGroupId"),
        PubliclyAccessible = node.Flag("PubliclyAccessible"),
        IamAuthentication = node.Flag("IAMDatabaseAuthenticationEnabled"),
        Status = node.Text("DBInstanceStatus"),
    };

    /// <summary>A cluster, whose subnet group is but a name.</summary>
    public static DbInstance ReadCluster(BodyNode node, SubnetGroups groups) => groups.Place(SubnetGroups.Rds, node.Text("DBSubnetGroup"), new DbInstance
    {
        Id = node.Required("DBClusterIdentifier"),
        Engine = node.Text("Engine"),
        EndpointAddress = node.Text("Endpoint"),
        Port = node.Number("Port"),
        SecurityGroupIds = node.Texts("VpcSecurityGroups", "VpcSecurityGroupId"),
        PubliclyAccessible = node.Flag("PubliclyAccessible"),
        IamAuthentication = node.Flag("IAMDatabaseAuthenticationEnabled"),
        Status = node.Text("Status"),
    });

    /// <summary>A cache cluster; its nodes' endpoints are there when they were asked for.</summary>
    public static DbInstance ReadCache(BodyNode node, SubnetGroups groups)
    {
        var endpoint = node.Child("ConfigurationEndpoint") ?? (node.Items("CacheNodes") is [var first, ..] ? first.Child("Endpoint") : null);
        return groups.Place(SubnetGroups.Cache, node.Text("CacheSubnetGroupName"), new DbInstance
        {
            Id = node.Required("CacheClusterId"),
            Engine = node.Text("Engine"),
            EndpointAddress = endpoint?.Text("Address"),
            Port = endpoint?.Number("Port"),
            SecurityGroupIds = node.Texts("SecurityGroups", "SecurityGroupId"),
            Status = node.Text("CacheClusterStatus"),
        });
    }

    /// <summary>Every database is written as an instance, which knows most.</summary>
    public static JsonObject Write(DbInstance database) => BodyJson.Of(
        ("DBInstanceIdentifier", database.Id),
        ("DBInstanceStatus", database.Status),
        ("Engine", database.Engine),
        ("Endpoint", database.EndpointAddress is null && database.Port is null ? null : BodyJson.Of(("Address", database.EndpointAddress), ("Port", database.Port))),
        ("DBSubnetGroup", BodyJson.Of(("VpcId", database.VpcId), ("Subnets", BodyJson.Texts(database.SubnetIds, "SubnetIdentifier")))),
        ("VpcSecurityGroups", BodyJson.Texts(database.SecurityGroupIds, "VpcSecurityGroupId")),
        ("PubliclyAccessible", database.PubliclyAccessible),
        ("IAMDatabaseAuthenticationEnabled", database.IamAuthentication));
}
