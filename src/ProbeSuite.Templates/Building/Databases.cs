using System.Globalization;
using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>Databases, caches, brokers and file systems.</summary>
internal static class Databases
{
    public static IReadOnlyList<DbInstance> Read(Draft draft, IReadOnlyList<Subnet> subnets)
    {
        // A group is referred to by its logical id, or by the name that it is given.
        var groups = draft.Of(DatabaseType.SubnetGroups)
            .SelectMany(group => new[] { group.Id, group.Plain("DBSubnetGroupName"), group.Plain("CacheSubnetGroupName"), group.Plain("SubnetGroupName") }.OfType<string>()
                .Select(name => (Name: name, Subnets: group.References("SubnetIds")))).ToLookup(pair => pair.Name, pair => pair.Subnets, StringComparer.OrdinalIgnoreCase);
        var read = draft.Of(DatabaseType.Names).Where(db => db["DBClusterIdentifier"] is null || db.Resource.Type != "AWS::RDS::DBInstance")
            .Where(db => DatabaseType.Of(db.Resource.Type)!.Within is not { } within || db[within] is not null).ToDictionary(db => db.Id, Database);
        var members = draft.Of("AWS::RDS::DBInstance").Where(db => !read.ContainsKey(db.Id)).Select(db => Member(db, read));
        return [.. read.Values, .. members];

        DbInstance Database(Properties db)
        {
            var type = DatabaseType.Of(db.Resource.Type)!;
            var network = type.Within is null ? db : db.Inner(type.Within);
            var groupName = type.SubnetGroup is null ? null : db.Reference(type.SubnetGroup);
            var inside = type.SubnetGroup is null ? network?.References(type.Subnets) ?? [] : groupName is null ? [] : groups[groupName].FirstOrDefault([]);
            if (inside.Count == 0)
            {
                db.Miss(groupName is null ? $"{db.Id} names no subnets" : $"the subnet group {groupName} is not in the template");
            }

            var vpc = subnets.FirstOrDefault(subnet => inside.Contains(subnet.Id))?.VpcId;
            var security = network?.References(type.SecurityGroups) ?? [];
            return new()
            {
                Id = db.Id,
                Engine = db.Plain("Engine") ?? db.Plain("EngineFamily") ?? db.Plain("EngineType"),
                EndpointAddress = Host(draft, db),
                Port = Port(draft, db),
                VpcId = vpc,
                SubnetIds = inside,
                SecurityGroupIds = security.Count > 0 || vpc is null ? security : [SecurityGroups.DefaultOf(vpc)],
                // AWS's pages disagree on the default of those that may be public.
                PubliclyAccessible = type.MayBePublic ? db.Flag("PubliclyAccessible") : false,
                IamAuthentication = db["EnableIAMDatabaseAuthentication"] is not null ? db.Flag("EnableIAMDatabaseAuthentication") : IsProxy(db) ? null : false,
            };
        }

        DbInstance Member(Properties db, Dictionary<string, DbInstance> clusters)
        {
            var id = db.Reference("DBClusterIdentifier")!;
            if (clusters.GetValueOrDefault(id) is { } cluster)
            {
                return cluster with { Id = db.Id, EndpointAddress = Host(draft, db), PubliclyAccessible = db.Flag("PubliclyAccessible") };
            }

            db.Miss($"its cluster {id} is not in the template");
            return new() { Id = db.Id, Engine = db.Plain("Engine"), EndpointAddress = Host(draft, db), Port = Port(draft, db) };
        }
    }

    private static bool IsProxy(Properties db) => db.Resource.Type.StartsWith("AWS::RDS::DBProxy", StringComparison.Ordinal);

    private static readonly string[] Addresses = ["Endpoint.Address", "ConfigurationEndpoint.Address", "PrimaryEndPoint.Address", "RedisEndpoint.Address", "ClusterEndpoint.Address", "Endpoint", "DomainEndpoint"];

    private static string? Host(Draft draft, Properties db) =>
        Addresses.Select(db.Given).FirstOrDefault(host => host is not null) ?? Evaluation.References.Host(draft.Evaluator, db.Resource)?.AsText;

    private static int? Port(Draft draft, Properties db)
    {
        var port = Evaluation.References.Port(draft.Evaluator, db.Resource);
        if (port?.FirstUnknown is { } unknown)
        {
            db.Miss($"{db.Id}.Port is not known: {unknown}");
        }

        return int.TryParse(port?.AsText, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && PortRange.All.Contains(number) ? number : null;
    }
}
