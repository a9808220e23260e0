namespace ProbeSuite.Templates.Evaluation;

/// <summary>Ports that databases and caches listen on when nothing else is said.</summary>
internal static class EnginePorts
{
    /// <summary>By RDS's or ElastiCache's word for the engine; null for engines that are not known.</summary>
    public static int? Of(string engine) => engine.ToLowerInvariant() switch
    {
        var name when name.Contains("postgres", StringComparison.Ordinal) => 5432,
        var name when name.Contains("mysql", StringComparison.Ordinal) || name.Contains("mariadb", StringComparison.Ordinal) || name == "aurora" => 3306,
        var name when name.Contains("oracle", StringComparison.Ordinal) => 1521,
        var name when name.Contains("sqlserver", StringComparison.Ordinal) => 1433,
        var name when name.StartsWith("redis", StringComparison.Ordinal) || name.StartsWith("valkey", StringComparison.Ordinal) => 6379,
        "memcached" => 11211,
        "docdb" => 27017,
        "neptune" => 8182,
        _ => null,
    };
}
