namespace ProbeSuite.Laws.Findings;

/// <summary>A database with a public address.</summary>
/// <seealso href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html"/>
internal static class PublicDatabase
{
    public static FindingRule Rule { get; } = new("database-publicly-accessible", [], estate =>
        from db in estate.Snapshot.DbInstances
        where db.PubliclyAccessible == true
        select new Remark(
            Severity.Hazard,
            db.VpcId ?? db.SubnetIds.Select(estate.Network.Subnet).FirstOrDefault(subnet => subnet is not null)?.VpcId,
            db.Id,
            $"{db.Id} has a public address, so only its security groups keep the internet out; functions of its VPC reach it without.",
            $"aws rds modify-db-instance --db-instance-identifier {db.Id} --no-publicly-accessible --apply-immediately"));
}
