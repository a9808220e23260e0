using ProbeSuite.Lab.Services.Internet;
using ProbeSuite.Targets;

namespace ProbeSuite.Lab.Tests.Services.Internet;

public sealed class PublicHostsTests
{
    [Fact]
    public void Every_target_has_a_host_and_a_port_that_answers()
    {
        string[] urls =
        [
            "https://example.com/", "https://api.example.com:8443/", "http://plain.example.com/", "tcp://mail.example.com:25", "tls://192.0.2.7:636",
            "egress://icanhazip.com/?also=ip.example", "ntp://time.example", "s3://bucket/key", "aws://translate", "postgres://db.internal:5432/x", "dns://nobody.example.com",
        ];

        var hosts = PublicHosts.For("eu-west-1", [.. urls.Select(url => Target.Parse(url))], host => host == "db.internal");

        Assert.Superset(
            new HashSet<string>
            {
                "example.com", "api.example.com", "plain.example.com", "mail.example.com", "icanhazip.com", "ip.example", "time.example", "nobody.example.com", "checkip.amazonaws.com",
                "bucket.s3.eu-west-1.amazonaws.com", "translate.eu-west-1.amazonaws.com", "lambda.eu-west-1.amazonaws.com", "dynamodb.eu-west-1.amazonaws.com",
            },
            hosts.Names.Keys.ToHashSet());
        Assert.DoesNotContain("db.internal", hosts.Names.Keys);
        Assert.Equal([25, 80, 443, 636, 8443], hosts.Ports["web"].Order());
        Assert.Equal([443, 636, 8443], hosts.TlsPorts.Order());
        Assert.Equal(["checkip.amazonaws.com", "icanhazip.com", "ip.example"], hosts.EgressNames.Order());
        Assert.Equal([123], hosts.ClockPorts);
        Assert.Contains(hosts.Hosts, host => host.Name == "web" && host.Addresses.Any(address => $"{address}" == "192.0.2.7"));
    }

    [Fact]
    public void No_two_machines_share_an_address_and_gateway_endpoints_lead_to_two_of_them()
    {
        var hosts = PublicHosts.For("eu-west-1", [.. Enumerable.Range(0, 50).Select(number => Target.Parse($"https://host-{number}.example.com/"))], _ => false);
        var addresses = hosts.Hosts.SelectMany(host => host.Addresses).ToArray();

        Assert.Equal(addresses.Length, addresses.Distinct().Count());
        Assert.Equal(["dynamodb", "s3"], hosts.Hosts.Select(host => host.Service).OfType<string>().Order());
        Assert.Equal(hosts.Hosts.Single(host => host.Service == "s3").Addresses, hosts.Names["s3.eu-west-1.amazonaws.com"]);
    }
}
