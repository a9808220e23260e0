using ProbeSuite.Lab.Network;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Tests.Network;

/// <summary>
/// <code>
///  web 203.0.113.10   s3 192.0.2.10
///         \             /
///          the internet ---- functions without a VPC
///               |
///            igw-a       vpc-a 10.0.0.0/16
///               |
///  public 10.0.0.0/24 (nat-a)   private 10.0.1.0/24   endpoint 10.0.2.0/24   data 10.0.3.0/24   strict 10.0.4.0/24
/// </code>
/// </summary>
public sealed class IPv4TrafficTests : IAsyncLifetime
{
    private Traffic _traffic = null!;

    public async ValueTask InitializeAsync() => _traffic = await Traffic.StartAsync(Plan());

    public ValueTask DisposeAsync() => _traffic.DisposeAsync();

    [Fact]
    public async Task Every_flow_ends_as_it_does_at_AWS()
    {
        var seen = await Task.WhenAll(Flows.Select(async flow => $"{flow.Flow}: {await _traffic.AskAsync(flow.Flow, flow.Seen)}"));

        Assert.Equal(string.Join('\n', Flows.Select(flow => $"{flow.Flow}: {flow.Seen}")), string.Join('\n', seen));
    }

    private static readonly (string Flow, string Seen)[] Flows =
    [
        ("no-vpc -> 203.0.113.10:443", "host-web from 198.51.100.64"),
        ("no-vpc -> 203.0.113.10:444", "refused"),                          // open path, nothing listens
        ("no-vpc -> 203.0.113.77:443", "silence"),                          // nobody there
        ("no-vpc -> 10.0.3.4:5432", "silence"),                             // a VPC's database is not the internet's
        ("no-vpc -> 169.254.78.1:53", "dns-0 from 169.254.100.3"),
        ("private -> 203.0.113.10:443", "host-web from 198.51.100.9"),      // the NAT gateway's Elastic IP
        ("private -> 192.0.2.10:443", "host-s3 from 198.51.100.9"),         // no endpoint in this table
        ("private -> 10.0.3.4:5432", "db-orders from 10.0.1.4"),
        ("private -> 10.0.3.4:5433", "silence"),                            // the group allows 5432 alone
        ("private -> 10.0.0.2:53", "dns-1 from 10.0.1.4"),
        ("private -> 169.254.169.253:53", "dns-1 from 10.0.1.4"),
        ("private -> 10.0.1.1:443", "silence"),                             // the router itself
        ("private -> 10.9.9.9:443", "silence"),                             // private addresses never leave
        ("public -> 203.0.113.10:443", "silence"),                          // no public address, in spite of igw and NAT
        ("public -> 10.0.3.4:5432", "db-orders from 10.0.0.4"),
        ("endpoint -> 192.0.2.10:443", "gwep-1 from 10.0.2.4"),             // through the endpoint
        ("endpoint -> 203.0.113.10:443", "silence"),
        ("endpoint -> 10.0.2.5:443", "vpce-1 from 10.0.2.4"),
        ("other-group -> 10.0.3.4:5432", "silence"),
        ("other-group -> 203.0.113.10:443", "host-web from 198.51.100.9"),
        ("other-group -> 10.0.0.2:53", "dns-1 from 10.0.1.5"),
        ("no-egress -> 203.0.113.10:443", "silence"),
        ("no-egress -> 10.0.0.2:53", "dns-1 from 10.0.1.6"),                // the resolver is exempt from groups
        ("strict -> 203.0.113.10:443", "silence"),                          // the ACL lets no answer in
        ("strict -> 10.0.0.2:53", "dns-1 from 10.0.4.4"),                   // the resolver is exempt from ACLs
        ("strict -> 10.0.4.9:443", "i-neighbour from 10.0.4.4"),            // inside a subnet no ACL judges
        ("i-server -> 10.0.4.9:443", "i-neighbour from 10.0.0.20"),            // but here it does, and lets 443 in
        ("ephemeral -> 203.0.113.10:443", "host-web from 198.51.100.9"),       // the ACL lets answers in, and nothing else
        ("private -> 10.0.5.9:443", "silence"),
        ("i-server -> 203.0.113.10:443", "host-web from 198.51.100.8"),     // has a public address
        ("i-server -> 10.0.1.4:443", "silence"),                            // nobody reaches a function
        ("host-web -> 198.51.100.8:443", "i-server from 203.0.113.10"),
        ("host-web -> 198.51.100.9:443", "silence"),                        // nobody reaches through a NAT gateway
        ("host-web -> 198.51.100.64:443", "silence"),
        ("private -> 198.51.100.8:443", "i-server from 198.51.100.9"),      // out and in again
    ];

    private static LabPlan Plan() => new Net()
        .Vpc("vpc-a", "10.0.0.0/16")
        .Subnet("public", "vpc-a", "10.0.0.0/24", "0.0.0.0/0 igw-a")
        .Subnet("private", "vpc-a", "10.0.1.0/24", "0.0.0.0/0 nat-a")
        .Subnet("endpoint", "vpc-a", "10.0.2.0/24")
        .Subnet("data", "vpc-a", "10.0.3.0/24")
        .Subnet("strict", "vpc-a", "10.0.4.0/24", "0.0.0.0/0 nat-a")
        .Subnet("ephemeral", "vpc-a", "10.0.5.0/24", "0.0.0.0/0 nat-a")
        .Acl("acl-ephemeral", "vpc-a", "ephemeral", "out 100 allow all 0.0.0.0/0", "in 100 allow tcp 1024-65535 0.0.0.0/0")
        .Acl("acl-strict", "vpc-a", "strict", "out 100 allow all 0.0.0.0/0", "in 100 allow tcp 443 0.0.0.0/0")
        .Nat("nat-a", "public", "198.51.100.9")
        .Endpoint("vpce-s3", "vpc-a", VpcEndpointType.Gateway, "s3", ["rtb-endpoint"])
        .Endpoint("vpce-sm", "vpc-a", VpcEndpointType.Interface, "secretsmanager", ["endpoint"], "sg-endpoint")
        .Group("sg-lambda", "vpc-a", "out all 0.0.0.0/0")
        .Group("sg-other", "vpc-a", "out all 0.0.0.0/0")
        .Group("sg-mute", "vpc-a")
        .Group("sg-db", "vpc-a", "in tcp 5432 sg-lambda")
        .Group("sg-endpoint", "vpc-a", "in tcp 443 10.0.0.0/16")
        .Group("sg-server", "vpc-a", "in all 0.0.0.0/0", "out all 0.0.0.0/0")
        .Db("orders", "data", "sg-db")
        .Instance("i-server", "vpc-a", "public", "10.0.0.20", "sg-server", "198.51.100.8")
        .Instance("i-neighbour", "vpc-a", "strict", "10.0.4.9", "sg-server")
        .Instance("i-closed", "vpc-a", "ephemeral", "10.0.5.9", "sg-server")
        .Host("web", "203.0.113.10").Host("s3", "192.0.2.10", "s3")
        .Function("no-vpc")
        .Function("private", "sg-lambda", ["private"])
        .Function("public", "sg-lambda", ["public"])
        .Function("endpoint", "sg-lambda", ["endpoint"])
        .Function("other-group", "sg-other", ["private"])
        .Function("no-egress", "sg-mute", ["private"])
        .Function("strict", "sg-lambda", ["strict"])
        .Function("ephemeral", "sg-lambda", ["ephemeral"])
        .Plan;
}
