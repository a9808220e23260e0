namespace ProbeSuite.Templates.Evaluation;

/// <summary>The ports that databases, caches, brokers and file systems listen on unless told otherwise.</summary>
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
        ("AWS::DocDBElastic::Cluster", _) => 27017,
        ("AWS::RedshiftServerless::Workgroup", _) => 5439,
        ("AWS::Timestream::InfluxDBInstance", _) => 8086,
        ("AWS::OpenSearchService::Domain" or "AWS::Elasticsearch::Domain", _) => 443,
        // A cluster of brokers has a port for each way to sign in; a serverless one knows IAM alone.
        ("AWS::MSK::ServerlessCluster", _) => 9098,
        ("AWS::EFS::MountTarget", _) => 2049,
        ("AWS::AmazonMQ::Broker", "RABBITMQ" or "RabbitMQ") => 5671,
        ("AWS::AmazonMQ::Broker", "ACTIVEMQ" or "ActiveMQ") => 61617,
        ("AWS::RDS::DBProxy", "POSTGRESQL") => 5432,
        ("AWS::RDS::DBProxy", "MYSQL") => 3306,
        ("AWS::RDS::DBProxy", "SQLSERVER") => 1433,
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
