using System.Net;
using ProbeSuite.Checks;
using ProbeSuite.Lab.Network;
using ProbeSuite.Lab.Services.Dns;
using ProbeSuite.Lab.Services.Internet;

namespace ProbeSuite.Lab.Tests.Differential;

/// <summary>Names that are asked for, and who leads them where.</summary>
internal static class Names
{
    public const string Region = "eu-west-1";

    private static readonly string SecretsManager = AwsHosts.Of("secretsmanager", Region);
    private static readonly string S3 = AwsHosts.Of("s3", Region);

    /// <summary>Targets by name: on the internet, of AWS's services, of instances.</summary>
    public static IEnumerable<string> Asked(LabPlan plan) =>
    [
        "tcp://web.example.com:443", $"tcp://{SecretsManager}:443", "s3://photos/cat.jpg", "s3://photos/private/cat.jpg", "tcp://db.corp.internal:443",
        .. plan.Interfaces.Select(site => site.PublicAddress).OfType<IPAddress>().Take(2).Select(address => $"tcp://ec2-{address.ToString().Replace('.', '-')}.{Region}.compute.amazonaws.com:443"),
    ];

    /// <summary>The host that a target's check connects to.</summary>
    public static string HostOf(Targets.Target target) => target.Kind is Targets.TargetKind.S3 ? AwsHost.OfBucket(target.Host, Region) : target.Host;

    /// <summary>What a resolver knows; a server of somebody's own knows what the world does.</summary>
    public static DnsZone Zone(LabPlan plan, ResolverSite? resolver) =>
        LabNames.For(resolver ?? new(null, "", []), plan, Internet(plan));

    /// <summary>The first address of a name; null when it does not exist.</summary>
    public static IPAddress? Find(DnsZone zone, string name) =>
        (zone.Hosts.GetValueOrDefault(name) ?? zone.Below.FirstOrDefault(below => name.EndsWith($".{below.Key}", StringComparison.Ordinal)).Value) is [var first, ..] ? first : null;

    private static PublicHosts Internet(LabPlan plan)
    {
        var s3 = AddressesOf("s3");
        return new(
            [.. plan.Hosts.Select(site => site.Host)],
            new Dictionary<string, IReadOnlyList<IPAddress>> { ["web.example.com"] = AddressesOf("web"), [SecretsManager] = AddressesOf("other"), [S3] = s3 },
            new Dictionary<string, IReadOnlyList<IPAddress>> { [S3] = s3 },
            new Dictionary<string, IReadOnlyList<int>>(), new HashSet<int>(), new HashSet<string>(), new HashSet<int>());

        IReadOnlyList<IPAddress> AddressesOf(string host) => plan.Hosts.FirstOrDefault(site => site.Host.Name == host)?.Host.Addresses ?? [];
    }
}
