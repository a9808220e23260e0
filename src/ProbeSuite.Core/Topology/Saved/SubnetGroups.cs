namespace ProbeSuite.Topology.Saved;

/// <summary>The subnets behind the names of RDS's and ElastiCache's subnet groups, which clusters name and do not list.</summary>
internal sealed class SubnetGroups
{
    public const string Rds = "rds";
    public const string Cache = "elasticache";

    private readonly Dictionary<(string Service, string Name), (string? VpcId, IReadOnlyList<string> SubnetIds)> _groups = [];
    private readonly Dictionary<string, (string Service, string Name)> _members = [];

    /// <summary>Learns a group from an element that lists its subnets.</summary>
    public void Learn(string service, string? name, BodyNode? group)
    {
        if (name is not null && group?.Texts("Subnets", "SubnetIdentifier") is { Count: > 0 } subnets)
        {
            _groups.TryAdd((service, name), (group.Text("VpcId"), subnets));
        }
    }

    /// <summary>Notes the group that a database names.</summary>
    public DbInstance Place(string service, string? name, DbInstance database)
    {
        if (name is not null)
        {
            _members.TryAdd(database.Id, (service, name));
        }

        return database;
    }

    /// <summary>The database with its group's subnets, where the group is known.</summary>
    public DbInstance Resolve(DbInstance database) =>
        database.SubnetIds.Count == 0 && _members.TryGetValue(database.Id, out var name) && _groups.TryGetValue(name, out var group)
            ? database with { VpcId = group.VpcId, SubnetIds = group.SubnetIds }
            : database;
}
