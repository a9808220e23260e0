namespace ProbeSuite.Topology.Saved;

public class DatabaseBodyTests
{
    [Fact]
    public void A_cluster_stands_in_the_subnets_of_the_group_that_it_names()
    {
        var databases = SavedFolder.Read(
            """
            {"DBClusters": [{"DBClusterIdentifier": "orders", "Engine": "aurora-postgresql", "Endpoint": "orders.cluster-abc", "Port": 5432, "DBSubnetGroup": "data", "Status": "available", "VpcSecurityGroups": [{"VpcSecurityGroupId": "sg-1"}]}]}
            {"DBInstances": [{"DBInstanceIdentifier": "orders-1", "Engine": "aurora-postgresql", "Endpoint": {"Address": "orders-1.abc", "Port": 5432}, "DbInstancePort": 0, "DBInstanceStatus": "creating",
              "DBSubnetGroup": {"DBSubnetGroupName": "data", "VpcId": "vpc-1", "Subnets": [{"SubnetIdentifier": "subnet-1"}, {"SubnetIdentifier": "subnet-2"}]}}]}
            {"CacheClusters": [{"CacheClusterId": "sessions", "Engine": "redis", "CacheSubnetGroupName": "caches", "CacheNodes": [{"Endpoint": {"Address": "sessions.abc", "Port": 6379}}]}],
             "CacheSubnetGroups": [{"CacheSubnetGroupName": "caches", "VpcId": "vpc-1", "Subnets": [{"SubnetIdentifier": "subnet-3"}]}]}
            """).DbInstances;

        Assert.Equal(
            [
                "orders aurora-postgresql orders.cluster-abc 5432 vpc-1 subnet-1 subnet-2",
                "orders-1 aurora-postgresql orders-1.abc 5432 vpc-1 subnet-1 subnet-2",
                "sessions redis sessions.abc 6379 vpc-1 subnet-3",
            ],
            databases.Select(one => $"{one.Id} {one.Engine} {one.EndpointAddress} {one.Port} {one.VpcId} {string.Join(' ', one.SubnetIds)}"));
    }

    [Fact]
    public void A_database_that_is_being_made_has_no_name_yet()
    {
        var database = Assert.Single(SavedFolder.Read("""{"DBInstances": [{"DBInstanceIdentifier": "new", "DBInstanceStatus": "creating"}]}""").DbInstances);

        Assert.Null(database.EndpointAddress);
        Assert.Null(database.Port);
    }
}
