using ProbeSuite.Topology;

namespace ProbeSuite.Laws.Findings;

/// <summary>Every rule, broken and sound.</summary>
public class AuditTests
{
    public static TheoryData<string, string, string> Cases => FindingTable.Of("""
nothing                                          | the network that the cases change is sound

problem function-not-active fn                   | a function that Lambda could not make
    set state fn Failed SubnetOutOfIPAddresses
hazard function-not-active fn                    | one that Lambda put to sleep
    set state fn Inactive Idle
nothing                                          | one that is being made
    set state fn Pending Creating
nothing                                          | one that works
    set state fn Active
problem failed-update fn                         | one whose update failed
    set update fn Failed InsufficientRolePermissions
nothing                                          | one whose update goes on
    set update fn InProgress

problem dns-support-off vpc-a                    | names do not resolve
    vpc vpc-a 10.0.0.0/16 dns=off
    - endpoint vpce-sqs
nothing                                          | own DNS servers do without the VPC's resolver
    vpc vpc-a 10.0.0.0/16 dns=off dhcp=dopt-a
    dhcp dopt-a 10.0.4.53
    - endpoint vpce-sqs
nothing                                          | without functions nobody asks
    vpc vpc-b 10.1.0.0/16 dns=off
nothing                                          | which servers are asked is not known
    vpc vpc-a 10.0.0.0/16 dns=off
    - endpoint vpce-sqs
    gap DhcpOptions

problem function-without-egress-rule fn          | a group that lets nothing out
    group sg-fn vpc-a : in tcp 443 10.0.0.0/16
nothing                                          | a second group that does
    group sg-fn vpc-a : in tcp 443 10.0.0.0/16
    group sg-out vpc-a : out tcp 443 0.0.0.0/0
    function fn in=private-a,private-b groups=sg-fn,sg-out
    eni eni-a private-a 10.0.1.10 sg-fn,sg-out type=lambda
    eni eni-b private-b 10.0.2.10 sg-fn,sg-out type=lambda
nothing                                          | rules that are known in part
    group sg-fn vpc-a : in tcp 443 10.0.0.0/16
    gap SecurityGroups sg-fn

problem mixed-public-and-private-subnets fn      | one subnet with internet, one without
    function fn in=private-a,public-b groups=sg-fn
    table rtb-public vpc-a on=public-a,public-b : 10.0.0.0/16 local; 0.0.0.0/0 igw-a; pl-s3 vpce-s3; pl-ddb vpce-ddb
    eni eni-b public-b 10.0.9.10 sg-fn type=lambda
hazard function-in-public-subnet fn              | public subnets give no internet
    function fn in=public-a,public-b groups=sg-fn
    eni eni-a public-a 10.0.8.10 sg-fn type=lambda
    eni eni-b public-b 10.0.9.10 sg-fn type=lambda
    - endpoint vpce-s3
    - endpoint vpce-ddb
nothing                                          | route tables were not read
    function fn in=public-a,public-b groups=sg-fn
    eni eni-a public-a 10.0.8.10 sg-fn type=lambda
    eni eni-b public-b 10.0.9.10 sg-fn type=lambda
    gap RouteTables

problem failed-nat-gateway nat-x                 | a gateway that was never made
    nat nat-x vpc-a in=public-a state=failed
problem nat-gateway-without-internet-route nat-b | one in a subnet without default route
    nat nat-b vpc-a in=data lends=10.0.4.4~52.0.0.2
problem nat-gateway-without-internet-route nat-b | one in a subnet that routes to a NAT gateway
    table rtb-n vpc-a on=public-b : 10.0.0.0/16 local; 0.0.0.0/0 nat-a
    table rtb-public vpc-a on=public-a : 10.0.0.0/16 local; 0.0.0.0/0 igw-a
nothing                                          | a firewall on the way may lead on
    table rtb-n vpc-a on=public-b : 10.0.0.0/16 local; 0.0.0.0/0 vpce-wall
    table rtb-public vpc-a on=public-a : 10.0.0.0/16 local; 0.0.0.0/0 igw-a
nothing                                          | a private one needs no internet
    nat nat-p vpc-a in=data lends=10.0.4.4 private=on

problem block-public-access-stops-internet vpc-a | both ways are blocked
    vpc vpc-a 10.0.0.0/16 bpa=bidirectional
nothing                                          | NAT may go out where only ingress is blocked
    vpc vpc-a 10.0.0.0/16 bpa=ingress
nothing                                          | the NAT gateways' subnets are excluded
    vpc vpc-a 10.0.0.0/16 bpa=bidirectional
    subnet public-a vpc-a 10.0.8.0/24 zone=a bpa=ingress
    subnet public-b vpc-a 10.0.9.0/24 zone=b bpa=ingress

problem blackhole-route rtb-a                    | a route of functions to what is gone
    table rtb-a vpc-a on=private-a : 10.0.0.0/16 local; 0.0.0.0/0 nat-a; pl-s3 vpce-s3; pl-ddb vpce-ddb; 10.9.0.0/16 eni-gone blackhole
hazard blackhole-route rtb-main                  | a route of nobody
    table rtb-main vpc-a : 10.0.0.0/16 local; 10.9.0.0/16 eni-gone blackhole
problem route-to-dead-peering rtb-a              | a peering that nobody accepted
    table rtb-a vpc-a on=private-a : 10.0.0.0/16 local; 0.0.0.0/0 nat-a; pl-s3 vpce-s3; pl-ddb vpce-ddb; 10.1.0.0/16 pcx-ab
    peering pcx-ab vpc-a=10.0.0.0/16 vpc-b=10.1.0.0/16 status=pending-acceptance
problem route-to-dead-peering rtb-a              | a deleted one makes a blackhole, and is said once
    table rtb-a vpc-a on=private-a : 10.0.0.0/16 local; 0.0.0.0/0 nat-a; pl-s3 vpce-s3; pl-ddb vpce-ddb; 10.1.0.0/16 pcx-ab blackhole
    peering pcx-ab vpc-a=10.0.0.0/16 vpc-b=10.1.0.0/16 status=deleted
problem peering-without-return-route pcx-ab      | nothing leads back
    table rtb-a vpc-a on=private-a : 10.0.0.0/16 local; 0.0.0.0/0 nat-a; pl-s3 vpce-s3; pl-ddb vpce-ddb; 10.1.0.0/16 pcx-ab
    peering pcx-ab vpc-a=10.0.0.0/16 vpc-b=10.1.0.0/16
    vpc vpc-b 10.1.0.0/16
    table rtb-far vpc-b : 10.1.0.0/16 local; 10.7.0.0/16 pcx-ab
nothing                                          | something does
    table rtb-a vpc-a on=private-a : 10.0.0.0/16 local; 0.0.0.0/0 nat-a; pl-s3 vpce-s3; pl-ddb vpce-ddb; 10.1.0.0/16 pcx-ab
    peering pcx-ab vpc-a=10.0.0.0/16 vpc-b=10.1.0.0/16
    vpc vpc-b 10.1.0.0/16
    table rtb-far vpc-b : 10.1.0.0/16 local; 10.0.0.0/16 pcx-ab
nothing                                          | the far VPC is another account's
    table rtb-a vpc-a on=private-a : 10.0.0.0/16 local; 0.0.0.0/0 nat-a; pl-s3 vpce-s3; pl-ddb vpce-ddb; 10.1.0.0/16 pcx-ab
    peering pcx-ab vpc-a=10.0.0.0/16 vpc-b=10.1.0.0/16
problem transit-attachment-misses-zone tgw-attach-a | the gateway has no interface in the function's zone
    table rtb-b vpc-a on=private-b : 10.0.0.0/16 local; 0.0.0.0/0 nat-b; pl-s3 vpce-s3; pl-ddb vpce-ddb; 10.2.0.0/16 tgw-a
    tgw tgw-a
    attachment tgw-attach-a tgw-a vpc-a in=private-a
nothing                                          | it has one in another subnet of that zone
    table rtb-b vpc-a on=private-b : 10.0.0.0/16 local; 0.0.0.0/0 nat-b; pl-s3 vpce-s3; pl-ddb vpce-ddb; 10.2.0.0/16 tgw-a
    tgw tgw-a
    attachment tgw-attach-a tgw-a vpc-a in=private-a,public-b

problem network-acl-stops-replies acl-x          | no reply comes in from the internet
    acl acl-x vpc-a on=private-a : in 100 allow all 10.0.0.0/16; out 100 allow all 0.0.0.0/0
hazard network-acl-stops-replies acl-x           | Linux's ports alone are too few for Lambda
    acl acl-x vpc-a on=private-a : in 100 allow tcp 32768-60999 0.0.0.0/0; in 110 allow all 10.0.0.0/16; out 100 allow all 0.0.0.0/0
problem network-acl-stops-replies acl-x          | what a NAT gateway brings back must leave its subnet
    acl acl-x vpc-a on=public-a : in 100 allow all 0.0.0.0/0; out 90 deny all 10.0.1.0/24; out 100 allow all 0.0.0.0/0
nothing                                          | a subnet that sends nothing out waits for no replies
    acl acl-x vpc-a on=private-a : in 100 allow all 10.0.0.0/16; out 100 allow all 10.0.0.0/16
nothing                                          | an ACL that serves no function
    acl acl-x vpc-a on=data : out 100 allow all 0.0.0.0/0

problem private-dns-without-vpc-attributes vpc-a | private names need host names
    vpc vpc-a 10.0.0.0/16 hostnames=off
nothing                                          | without private names nothing needs them
    vpc vpc-a 10.0.0.0/16 hostnames=off
    - endpoint vpce-sqs
problem interface-endpoint-refuses-functions vpce-sqs | the endpoint's group does not admit the function's
    group sg-end vpc-a : in tcp 443 sg-db
problem interface-endpoint-refuses-functions vpce-sqs | nor one of its subnets
    group sg-end vpc-a : in tcp 443 10.0.1.0/24
nothing                                          | by address is as good
    group sg-end vpc-a : in tcp 443 10.0.0.0/16
nothing                                          | a peer that is not known may be anybody
    group sg-end vpc-a : in tcp 443 ?import
hazard interface-endpoint-without-private-dns vpce-sqs | the name leads past the endpoint
    endpoint vpce-sqs vpc-a interface sqs enis=eni-sqs groups=sg-end
nothing                                          | S3's leads to the gateway endpoint
    endpoint vpce-s3i vpc-a interface s3 groups=sg-end
advice gateway-endpoint-not-in-route-table rtb-b | the endpoint is there and not used
    table rtb-b vpc-a on=private-b : 10.0.0.0/16 local; 0.0.0.0/0 nat-b; pl-ddb vpce-ddb
problem gateway-endpoint-not-in-route-table rtb-b | without internet the service is out of reach
    table rtb-b vpc-a on=private-b : 10.0.0.0/16 local; pl-ddb vpce-ddb
nothing                                          | the table is known in part
    table rtb-b vpc-a on=private-b : 10.0.0.0/16 local; 0.0.0.0/0 nat-b; pl-ddb vpce-ddb
    gap RouteTables rtb-b

problem dual-stack-function-in-ipv4-subnet fn    | IPv6 wants it in every subnet
    subnet private-a vpc-a 10.0.1.0/24,2600:1f00:a:1::/64 zone=a
    function fn in=private-a,private-b groups=sg-fn ipv6=on
nothing                                          | it has it in every subnet
    subnet private-a vpc-a 10.0.1.0/24,2600:1f00:a:1::/64 zone=a
    subnet private-b vpc-a 10.0.2.0/24,2600:1f00:a:2::/64 zone=b
    function fn in=private-a,private-b groups=sg-fn ipv6=on
problem subnet-nearly-full private-a             | no address is left
    set free private-a 0
hazard subnet-nearly-full private-a              | seven are few
    set free private-a 7
nothing                                          | eight will do
    set free private-a 8
nothing                                          | a full subnet without functions
    set free data 0
hazard elastic-ip-on-lambda-interface eni-a      | an address that will be lost
    eni eni-a private-a 10.0.1.10~52.0.0.9 sg-fn type=lambda
hazard elastic-ip-on-lambda-interface eni-a      | also where only the list of addresses tells
    eip 52.0.0.9 eni-a 10.0.1.10
hazard one-nat-gateway-for-several-zones nat-a   | one zone takes the other with it
    table rtb-b vpc-a on=private-b : 10.0.0.0/16 local; 0.0.0.0/0 nat-a; pl-s3 vpce-s3; pl-ddb vpce-ddb
nothing                                          | a regional gateway is in every zone
    nat nat-r vpc-a lends=10.0.200.4~52.0.0.1 zone=a
    table rtb-a vpc-a on=private-a : 10.0.0.0/16 local; 0.0.0.0/0 nat-r; pl-s3 vpce-s3; pl-ddb vpce-ddb
    table rtb-b vpc-a on=private-b : 10.0.0.0/16 local; 0.0.0.0/0 nat-r; pl-s3 vpce-s3; pl-ddb vpce-ddb
advice function-in-one-zone fn                   | one zone is all there is
    function fn in=private-a groups=sg-fn
    - eni eni-b
hazard database-publicly-accessible orders       | only groups keep the internet out
    set public-db orders yes
advice default-security-group-in-use sg-fn       | the group that everybody has
    set group-name sg-fn default

advice nat-gateway-without-gateway-endpoint vpc-a | DynamoDB goes through a paid gateway
    - endpoint vpce-ddb
nothing                                          | endpoints were not read
    - endpoint vpce-ddb
    gap VpcEndpoints
advice idle-elastic-ip eipalloc-52.0.0.9         | an address for nothing
    eip 52.0.0.9
nothing                                          | one that a NAT gateway lends
    eip 52.0.0.2
nothing                                          | NAT gateways were not read
    eip 52.0.0.9
    gap NatGateways
advice idle-lambda-interface eni-x               | an interface that no function uses
    eni eni-x data 10.0.4.30 sg-fn type=lambda
nothing                                          | functions were not read
    eni eni-x data 10.0.4.30 sg-fn type=lambda
    gap Functions
advice unused-security-group sg-x                | a group for nothing
    group sg-x vpc-a : in tcp 443 sg-x
nothing                                          | a group that a rule refers to
    group sg-x vpc-a : out all 0.0.0.0/0
    group sg-db vpc-a : in tcp 5432 sg-fn; in tcp 5432 sg-x
nothing                                          | interfaces were not read
    group sg-x vpc-a : out all 0.0.0.0/0
    gap NetworkInterfaces
nothing                                          | in a template a group's users do not show
    group GroupX vpc-a : out all 0.0.0.0/0
""");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Audit_finds(string expected, string sentence, string edits)
    {
        var found = Audit.Of(FindingTable.Network(edits));

        Assert.True((expected == "nothing" ? "" : expected) == string.Join('\n', found.Select(FindingTable.Brief)),
            $"{sentence}: expected {expected}, found\n{string.Join('\n', found.Select(finding => $"{FindingTable.Brief(finding)}: {finding.Sentence}"))}");
        Assert.All(found, finding => Assert.EndsWith(".", finding.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void The_table_names_every_rule() =>
        Assert.Equal(
            Audit.Names.Order(StringComparer.Ordinal),
            Cases.Select(row => row.Data.Item1.Split(' ')).Where(words => words.Length == 3).Select(words => words[1]).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Findings_are_sorted_worst_first_and_none_comes_twice()
    {
        var found = Audit.Of(FindingTable.Network("eip 52.0.0.9\nset free private-a 3\nset state fn Inactive Idle\nfunction other in=private-a,private-b groups=sg-fn\nset state other Failed\nset update other Failed"));

        Assert.Equal(
            ["problem function-not-active other", "problem failed-update other", "hazard function-not-active fn", "hazard subnet-nearly-full private-a", "advice idle-elastic-ip eipalloc-52.0.0.9"],
            found.Select(FindingTable.Brief));
    }

    [Fact]
    public void Functions_with_the_same_attachment_share_a_finding()
    {
        var found = Audit.Of(FindingTable.Network("group sg-fn vpc-a : in tcp 1 10.0.0.0/8\nfunction b in=private-b,private-a groups=sg-fn\nfunction c in=private-a,private-b groups=sg-fn\nfunction a in=private-a,private-b groups=sg-fn"));

        var only = Assert.Single(found);
        Assert.Equal("a", only.Subject);
        Assert.Equal("a, b and 2 others reach nothing: sg-fn has no outbound rule.", only.Sentence);
    }

    [Fact]
    public void Findings_around_functions_leave_other_vpcs_out()
    {
        var snapshot = FindingTable.Network("eip 52.0.0.9\ngroup sg-x vpc-a : out all 0.0.0.0/0\nvpc vpc-z 10.9.0.0/16\ngroup sg-z vpc-z : out all 0.0.0.0/0\nfunction free\nset state free Failed\nfunction stranger\nset state stranger Failed");

        var found = Audit.Around(snapshot, [.. snapshot.Functions.Where(function => function.Name is "fn" or "free")], most: 50);

        Assert.Equal(["problem function-not-active free", "advice unused-security-group sg-x"], found.Select(FindingTable.Brief));
    }

    [Fact]
    public void Costs_are_told_where_they_are_the_point()
    {
        var found = Audit.Of(FindingTable.Network("eip 52.0.0.9\n- endpoint vpce-ddb"));

        Assert.Equal([65.70m, 3.65m], found.Select(finding => finding.MonthlyCost));
    }

    [Fact]
    public void Thousands_of_functions_are_audited_in_a_moment()
    {
        var functions = Enumerable.Range(0, 10_000).Select(index => new LambdaFunction
        {
            Name = $"fn-{index}",
            Placement = new() { SubnetIds = ["private-a", "private-b"], SecurityGroupIds = [$"sg-{index % 1000}"] },
        });
        var groups = Enumerable.Range(0, 1000).Select(index => new SecurityGroup { Id = $"sg-{index}", VpcId = "vpc-a" });
        var sound = FindingTable.Network("");
        var snapshot = sound with { Functions = [.. functions], SecurityGroups = [.. sound.SecurityGroups, .. groups] };

        Assert.Equal(1000, Audit.Of(snapshot).Count(finding => finding.Rule == "function-without-egress-rule"));
    }

    [Fact]
    public void A_network_with_nothing_in_it_has_no_findings() =>
        Assert.Empty(Audit.Of(new()));
}
