using System.Net;
using ProbeSuite.Lab.Network;
using ProbeSuite.Targets;

namespace ProbeSuite.Lab.Services.Internet;

/// <summary>The lab's internet: who is there, under which names and addresses, on which ports. Nothing has been done yet.</summary>
/// <param name="Hosts">Machines.</param>
/// <param name="Names">Addresses by name, in small letters.</param>
/// <param name="Below">Addresses of every name below a name.</param>
/// <param name="Ports">Ports by machine; those of <paramref name="TlsPorts"/> speak TLS.</param>
/// <param name="TlsPorts">Ports that speak TLS.</param>
/// <param name="EgressNames">Hosts that tell callers their address.</param>
/// <param name="ClockPorts">UDP ports of <see cref="Web"/> that tell the time.</param>
public sealed record PublicHosts(
    IReadOnlyList<ServiceHost> Hosts,
    IReadOnlyDictionary<string, IReadOnlyList<IPAddress>> Names,
    IReadOnlyDictionary<string, IReadOnlyList<IPAddress>> Below,
    IReadOnlyDictionary<string, IReadOnlyList<int>> Ports,
    IReadOnlySet<int> TlsPorts,
    IReadOnlySet<string> EgressNames,
    IReadOnlySet<int> ClockPorts)
{
    /// <summary>The service that tells callers their address.</summary>
    public const string CheckIp = "checkip.amazonaws.com";

    /// <summary>The machine of AWS's services, those with gateway endpoints left out.</summary>
    public const string AwsHost = "aws";

    /// <summary>The machine of everything else.</summary>
    public const string Web = "web";

    /// <summary>Plans the machines that targets need, and those that functions need.</summary>
    /// <param name="region">The Region of AWS's own hosts.</param>
    /// <param name="targets">What will be tried.</param>
    /// <param name="isPrivate">Whether an address or name is one of the network's own.</param>
    public static PublicHosts For(string region, IReadOnlyList<Target> targets, Func<string, bool> isPrivate)
    {
        IReadOnlyList<IPAddress> aws = [Address(2)];
        IReadOnlyList<IPAddress> s3 = [Address(3)];
        IReadOnlyList<IPAddress> dynamoDb = [Address(4)];
        var names = new Dictionary<string, IReadOnlyList<IPAddress>>(StringComparer.Ordinal)
        {
            [AwsHosts.Of("s3", region)] = s3,
            ["s3.amazonaws.com"] = s3,
            [AwsHosts.Of("dynamodb", region)] = dynamoDb,
        };
        foreach (var service in AwsHosts.Services.Concat(targets.Where(target => target.Kind is TargetKind.Aws).Select(target => target.Host)))
        {
            names.TryAdd(AwsHosts.Of(service, region), aws);
        }

        foreach (var bucket in targets.Where(target => target.Kind is TargetKind.S3).Select(target => target.Host))
        {
            names.TryAdd($"{bucket}.{AwsHosts.Of("s3", region)}", s3);
        }

        var others = targets.Where(target => IsOfInternet(target) && !isPrivate(target.Host)).ToArray();
        var web = new List<IPAddress>();
        foreach (var host in others.SelectMany(HostsOf).Prepend(CheckIp))
        {
            if (IPAddress.TryParse(host, out var address))
            {
                web.Add(address);
            }
            else if (!names.ContainsKey(host))
            {
                var both = Both(10 + names.Count);
                names.Add(host, both);
                web.AddRange(both);
            }
        }

        var ports = others.Where(IsOverTcp).Select(target => target.Port).OfType<int>().Concat([80, 443]).Distinct().ToArray();
        return new(
            [new(AwsHost, aws), new("s3", s3, "s3"), new("dynamodb", dynamoDb, "dynamodb"), new(Web, [.. web.Distinct()])],
            names,
            new Dictionary<string, IReadOnlyList<IPAddress>>
            {
                [AwsHosts.Of("s3", region)] = s3,
                ["s3.amazonaws.com"] = s3,
            },
            new Dictionary<string, IReadOnlyList<int>> { [AwsHost] = [80, 443], ["s3"] = [80, 443], ["dynamodb"] = [80, 443], [Web] = ports },
            others.Where(target => target.Kind is TargetKind.Https or TargetKind.Tls or TargetKind.Egress)
                .Select(target => target.Port ?? 443).Append(443).ToHashSet(),
            others.Where(target => target.Kind is TargetKind.Egress).SelectMany(HostsOf).Append(CheckIp).ToHashSet(),
            others.Where(target => target.Kind is TargetKind.Ntp).Select(target => target.Port).OfType<int>().ToHashSet());
    }

    private static IEnumerable<string> HostsOf(Target target) =>
        (target.Options.Also ?? []).Select(service => service.Host).Prepend(target.Host).Select(host => host.ToLowerInvariant());

    private static bool IsOfInternet(Target target) => target.Kind is
        TargetKind.Https or TargetKind.Http or TargetKind.Tcp or TargetKind.Udp or TargetKind.Tls or TargetKind.Dns
        or TargetKind.Egress or TargetKind.Ntp or TargetKind.Postgres or TargetKind.MySql;

    private static bool IsOverTcp(Target target) => target.Kind is not (TargetKind.Udp or TargetKind.Dns or TargetKind.Ntp);

    private static IPAddress[] Both(int number) => [Address(number), IPAddress.Parse($"2001:db8:5::{number:x}")];

    private static IPAddress Address(int number) => IPAddress.Parse($"203.0.113.{number}");
}
