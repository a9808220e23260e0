using System.Xml.Linq;
using ProbeSuite.Aws.Query;
using ProbeSuite.Topology;

namespace ProbeSuite.Aws.Network;

/// <summary>Databases and caches of the Region by the names that people know: RDS instances and clusters, cache clusters and replication groups.</summary>
/// <param name="rds">A client of RDS.</param>
/// <param name="cache">A client of ElastiCache.</param>
public sealed class DatabaseReader(QueryClient rds, QueryClient cache)
{
    /// <summary>Reads them. What is denied or fails is a <see cref="Gap"/> that names the action.</summary>
    public async Task<(IReadOnlyList<DbInstance> Databases, IReadOnlyList<Gap> Gaps)> ReadAsync(CancellationToken cancellation)
    {
        using var ofRds = new KindReadings(cancellation, rds.Prefix);
        using var ofCache = new KindReadings(cancellation, cache.Prefix);
        var instances = ofRds.ListAsync(ResourceKind.DbInstances, "DescribeDBInstances", rds.PagesAsync("DescribeDBInstances", cancellation), page => page.Items("DBInstances"), Instance);
        var clusters = ofRds.ListAsync(ResourceKind.DbInstances, "DescribeDBClusters", rds.PagesAsync("DescribeDBClusters", cancellation), page => page.Items("DBClusters"), Cluster);
        var caches = ofCache.ListAsync(ResourceKind.DbInstances, "DescribeCacheClusters", cache.PagesAsync("DescribeCacheClusters", ("ShowCacheNodeInfo", "true"), cancellation), page => page.Items("CacheClusters"), Cache);
        var groups = ofCache.ListAsync(ResourceKind.DbInstances, "DescribeReplicationGroups", cache.PagesAsync("DescribeReplicationGroups", cancellation), page => page.Items("ReplicationGroups"), ReplicationGroup);

        // Few accounts have caches; only those need their subnets.
        var subnets = await caches is { Count: > 0 }
            ? await ofCache.ListAsync(ResourceKind.DbInstances, "DescribeCacheSubnetGroups", cache.PagesAsync("DescribeCacheSubnetGroups", cancellation), page => page.Items("CacheSubnetGroups"), SubnetGroup)
            : [];
        var hosts = await instances ?? [];
        Found[] members = [.. (await caches ?? []).Select(found => found.PlacedAs(subnets, group => group.Group))];
        return (
        [
            .. hosts.Select(found => found.Database),
            .. (await clusters ?? []).Select(found => found.PlacedAs(hosts, member => member.Group).Database),
            .. members.Select(found => found.Database),
            .. (await groups ?? []).Select(found => found.PlacedAs(members, member => member.Database.Id).Database),
        ], [.. ofRds.Gaps, .. ofCache.Gaps]);
    }

    private static Found Instance(XElement xml) => new(xml.Element("DBSubnetGroup")?.Text("DBSubnetGroupName"), new DbInstance
    {
        Id = xml.Text("DBInstanceIdentifier") ?? "",
        Engine = xml.Text("Engine"),
        EndpointAddress = xml.Element("Endpoint")?.Text("Address"),
        Port = xml.Element("Endpoint")?.Number("Port"),
        VpcId = xml.Element("DBSubnetGroup")?.Text("VpcId"),
        SubnetIds = xml.Element("DBSubnetGroup")?.Texts("Subnets", "SubnetIdentifier") ?? [],
        SecurityGroupIds = xml.Texts("VpcSecurityGroups", "VpcSecurityGroupId"),
        PubliclyAccessible = xml.Truth("PubliclyAccessible"),
        IamAuthentication = xml.Truth("IAMDatabaseAuthenticationEnabled"),
        Status = xml.Text("DBInstanceStatus"),
    });

    /// <summary>A cluster names its subnet group alone; its instances tell what is in it.</summary>
    private static Found Cluster(XElement xml) => new(xml.Text("DBSubnetGroup"), new DbInstance
    {
        Id = xml.Text("DBClusterIdentifier") ?? "",
        Engine = xml.Text("Engine"),
        EndpointAddress = xml.Text("Endpoint"),
        Port = xml.Number("Port"),
        SecurityGroupIds = xml.Texts("VpcSecurityGroups", "VpcSecurityGroupId"),
        PubliclyAccessible = xml.Truth("PubliclyAccessible"),
        IamAuthentication = xml.Truth("IAMDatabaseAuthenticationEnabled"),
        Status = xml.Text("Status"),
    });

    private static Found Cache(XElement xml)
    {
        var endpoint = xml.Element("ConfigurationEndpoint") ?? xml.Items("CacheNodes").FirstOrDefault()?.Element("Endpoint");
        return new(xml.Text("CacheSubnetGroupName"), new DbInstance
        {
            Id = xml.Text("CacheClusterId") ?? "",
            Engine = xml.Text("Engine"),
            EndpointAddress = endpoint?.Text("Address"),
            Port = endpoint?.Number("Port"),
            SecurityGroupIds = xml.Texts("SecurityGroups", "SecurityGroupId"),
            Status = xml.Text("CacheClusterStatus"),
        });
    }

    /// <summary>A replication group stands where its first member stands.</summary>
    private static Found ReplicationGroup(XElement xml)
    {
        var endpoint = xml.Element("ConfigurationEndpoint") ?? xml.Items("NodeGroups").FirstOrDefault()?.Element("PrimaryEndpoint");
        return new(xml.Texts("MemberClusters") is [var first, ..] ? first : null, new DbInstance
        {
            Id = xml.Text("ReplicationGroupId") ?? "",
            Engine = xml.Text("Engine"),
            EndpointAddress = endpoint?.Text("Address"),
            Port = endpoint?.Number("Port"),
            Status = xml.Text("Status"),
        });
    }

    private static Found SubnetGroup(XElement xml) => new(xml.Text("CacheSubnetGroupName"), new DbInstance
    {
        Id = "",
        VpcId = xml.Text("VpcId"),
        SubnetIds = xml.Texts("Subnets", "SubnetIdentifier"),
    });

    /// <summary>A database, and what its place is named after: a subnet group, or a member.</summary>
    private sealed record Found(string? Group, DbInstance Database)
    {
        /// <summary>The same with the place of the one that it names, and with its security groups where it has none of its own.</summary>
        public Found PlacedAs(IReadOnlyList<Found>? others, Func<Found, string?> name) =>
            Group is not null && others?.FirstOrDefault(other => name(other) == Group) is { Database: var place }
                ? this with
                {
                    Database = Database with
                    {
                        VpcId = place.VpcId,
                        SubnetIds = place.SubnetIds,
                        SecurityGroupIds = Database.SecurityGroupIds is [] ? place.SecurityGroupIds : Database.SecurityGroupIds,
                    },
                }
                : this;
    }
}
