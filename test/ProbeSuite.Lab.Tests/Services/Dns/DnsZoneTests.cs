using System.Net;
using ProbeSuite.Lab.Services.Dns;

namespace ProbeSuite.Lab.Tests.Services.Dns;

public sealed class DnsZoneTests
{
    [Fact]
    public void Dnsmasq_knows_the_zones_names_and_no_others()
    {
        var everywhere = new DnsZone(
            new Dictionary<string, IReadOnlyList<IPAddress>>
            {
                ["sqs.eu-west-1.amazonaws.com"] = [IPAddress.Parse("203.0.113.2")],
                ["example.com"] = [IPAddress.Parse("203.0.113.10"), IPAddress.Parse("2001:db8:5::a")],
            },
            new Dictionary<string, IReadOnlyList<IPAddress>> { ["s3.eu-west-1.amazonaws.com"] = [IPAddress.Parse("203.0.113.3")] });
        var inside = new DnsZone(
            new Dictionary<string, IReadOnlyList<IPAddress>> { ["sqs.eu-west-1.amazonaws.com"] = [IPAddress.Parse("10.0.0.7")] },
            new Dictionary<string, IReadOnlyList<IPAddress>>());

        Assert.Equal(
            """
            no-resolv
            no-hosts
            bind-interfaces
            log-facility=-
            user=
            group=
            listen-address=10.0.0.2
            listen-address=169.254.169.253
            host-record=example.com,203.0.113.10,2001:db8:5::a
            host-record=sqs.eu-west-1.amazonaws.com,10.0.0.7
            address=/s3.eu-west-1.amazonaws.com/203.0.113.3
            address=/#/

            """,
            everywhere.With(inside).ToDnsmasq([IPAddress.Parse("10.0.0.2"), IPAddress.Parse("169.254.169.253")]));
    }
}
