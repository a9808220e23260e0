namespace ProbeSuite.Templates.Evaluation;

/// <summary>The ports that databases and caches listen on unless told otherwise.</summary>
/// <seealso href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html"/>
internal static class EnginePorts
{
    /// <summary>The usual port; null when the type or engine has none that is known.</summary>
    /// <param name="type">The resource's type.</param>
    /// <param name="engine">Its engine; null when not said.</param>
    public static int? Of(string type, string? engine) => (type, engine) switch
    {
        ("AWS::DocDB::DBCluster" or "AWS::DocDB::DBInstance", _) => 27017,
        ("AWS::Neptune::DBCluster" or "AWS::Neptune::DBInstance", _) => 8182,
        ("AWS::Redshift::Cluster", _) => 5439,
        ("AWS::MemoryDB::Cluster", _) => 6379,
        ("AWS::ElastiCache::ReplicationGroup", null) => 6379,
        (_, null) => null,
        (_, "aurora-postgresql" or "postgres") => 5432,
        (_, "aurora" or "aurora-mysql" or "mysql" or "mariadb") => 3306,
        (_, "redis" or "valkey") => 6379,
        (_, "memcached") => 11211,
        _ when engine.Contains("oracle-", StringComparison.Ordinal) => 1521,
        _ when engine.Contains("sqlserver-", StringComparison.Ordinal) => 1433,
        _ when engine.StartsWith("db2-", StringComparison.Ordinal) => 50000,
        _ => null,
    };
}
