using System.Text.Json.Nodes;
using ProbeSuite.Lab.Environments;
using ProbeSuite.Lab.Services;
using ProbeSuite.Lab.Services.Databases;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Running;

/// <summary>A lab out of a network that somebody saved: a probe stands wherever one of its functions does.</summary>
public static class SnapshotLab
{
    private const string Bucket = "probesuite-lab";
    private const string Topic = "probesuite-lab";
    private const string Parameter = "/probesuite-lab/targets";
    private const string Aggregator = "probesuite-lab-aggregator";

    /// <summary>The lab of a snapshot.</summary>
    /// <param name="snapshot">The network, with at least one function.</param>
    /// <param name="programs">The suite's functions.</param>
    /// <param name="targets">What to try, a JSON object of URLs by name; null for the usual.</param>
    /// <exception cref="LabException">The snapshot has no function, and nothing says where to probe from.</exception>
    public static LabDefinition Define(Snapshot snapshot, FunctionPrograms programs, string? targets = null)
    {
        var (region, account) = (snapshot.Region ?? "eu-west-1", snapshot.Account ?? "123456789012");
        var probes = Placements(snapshot).Select(place => new LabFunction
        {
            Name = $"probe-{place.Name}",
            Arn = Arn(region, account, $"probe-{place.Name}"),
            Program = programs.Probe,
            Placement = place.Placement,
            TimeoutSeconds = 60,
            MemoryMb = 256,
            Variables = new Dictionary<string, string> { [LabFunction.PlacementVariable] = place.Name },
        }).ToArray();
        if (probes.Length == 0)
        {
            throw new LabException("The snapshot has no Lambda function, so that nothing says where to probe from; add the output of aws lambda list-functions.");
        }

        targets ??= new JsonObject(Targets(snapshot).Select(target => KeyValuePair.Create(target.Key, (JsonNode?)target.Value))).ToJsonString();
        return new()
        {
            Region = region,
            Account = account,
            Network = snapshot,
            Aggregator = Aggregator,
            Targets = TemplateLab.TargetsOf(targets, region, account, Bucket),
            Buckets = new Dictionary<string, JsonObject?> { [Bucket] = Policy(snapshot) },
            Topics = [Topic],
            Parameters = new Dictionary<string, string> { [Parameter] = targets },
            Functions =
            [
                new()
                {
                    Name = Aggregator,
                    Arn = Arn(region, account, Aggregator),
                    Program = programs.Aggregator,
                    TimeoutSeconds = 180,
                    MemoryMb = 512,
                    Variables = new Dictionary<string, string>
                    {
                        ["PROBESUITE_PLACEMENTS"] = string.Join(',', probes.Select(probe => $"{probe.PlacementName}={probe.Name}")),
                        ["PROBESUITE_TARGETS_PARAMETER"] = Parameter,
                        ["PROBESUITE_TOPIC_ARN"] = $"arn:aws:sns:{region}:{account}:{Topic}",
                        ["PROBESUITE_BUCKET"] = Bucket,
                        ["PROBESUITE_PUBLISH"] = "always",
                        ["PROBESUITE_REPORT_LINK"] = "none",
                    },
                },
                .. probes,
            ],
        };
    }

    // Functions with the same attachment see the same network: one probe stands for all of them.
    private static IEnumerable<(string Name, Placement Placement)> Placements(Snapshot snapshot) =>
        from function in snapshot.Functions
        where function.Placement.Unknown is null
        group function by string.Join('+', [.. function.Placement.SubnetIds.Order(), .. function.Placement.SecurityGroupIds.Order(), $"{function.Placement.Ipv6AllowedForDualStack}"]) into alike
        let first = alike.FirstOrDefault(function => function.PlacementName is not null) ?? alike.First()
        select (first.PlacementName ?? first.Name, first.Placement);

    private static SortedDictionary<string, string> Targets(Snapshot snapshot)
    {
        var targets = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["dns"] = "dns://example.com",
            ["egress-address"] = "egress://checkip.amazonaws.com/",
            ["internet"] = "https://example.com/",
            // Only where a policy guards it does an object prove the way that it was fetched.
            ["s3"] = $"s3://{Bucket}/{(S3Endpoints(snapshot).Any() ? "via-endpoint/proof.txt" : "probe/hello.txt")}",
            ["sqs"] = "aws://sqs",
        };
        foreach (var db in snapshot.DbInstances)
        {
            // The aggregator reads no databases: it must be told where they are.
            targets[db.Id] = db.EndpointAddress is not { } host ? $"resource://{db.Id}"
                : PostgresServer.Plays(db.Engine) ? $"postgres://{host}:{db.Port ?? 5432}/" : $"tcp://{host}:{db.Port ?? 3306}";
        }

        return targets;
    }

    private static JsonObject? Policy(Snapshot snapshot)
    {
        JsonNode?[] endpoints = [.. S3Endpoints(snapshot).Select(endpoint => (JsonNode)endpoint.Id)];
        return endpoints is [] ? null : new()
        {
            ["Statement"] = new JsonObject
            {
                ["Effect"] = "Deny",
                ["Principal"] = "*",
                ["Action"] = "s3:GetObject",
                ["Resource"] = $"arn:aws:s3:::{Bucket}/via-endpoint/*",
                ["Condition"] = new JsonObject { ["StringNotEquals"] = new JsonObject { ["aws:SourceVpce"] = new JsonArray(endpoints) } },
            },
        };
    }

    private static IEnumerable<VpcEndpoint> S3Endpoints(Snapshot snapshot) =>
        snapshot.VpcEndpoints.Where(endpoint => endpoint.ServiceName.EndsWith(".s3", StringComparison.Ordinal));

    private static string Arn(string region, string account, string name) => $"arn:aws:lambda:{region}:{account}:function:{name}";
}
