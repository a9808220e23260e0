using System.Net;
using System.Text.Json.Nodes;
using ProbeSuite.Lab.Environments;
using ProbeSuite.Lab.Running;
using ProbeSuite.Targets;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Tests.Running;

/// <summary>The suite's own stack in few words: a public, a private and an endpoint subnet, a database, four probes.</summary>
internal static class Suite
{
    private const string Region = "eu-west-1";
    private const string Account = "123456789012";
    private const string Bucket = "suite-reports";
    private const string Database = "suite-db.abcdefghijkl.eu-west-1.rds.amazonaws.com";

    private const string Targets = $$"""
        {
          "internet": "https://example.com/",
          "egress-address": "egress://checkip.amazonaws.com/",
          "s3": "s3://{{Bucket}}/via-endpoint/proof.txt",
          "s3-read": "s3://{{Bucket}}/probe/hello.txt",
          "sqs": "aws://sqs",
          "database": "postgres://{{Database}}:5432/probesuite",
          "dns": "dns://sqs.eu-west-1.amazonaws.com"
        }
        """;

    public static LabDefinition Define(FunctionPrograms programs) => new()
    {
        Region = Region,
        Account = Account,
        Network = Network,
        Aggregator = "suite-aggregator",
        Targets = [.. JsonNode.Parse(Targets)!.AsObject().Select(target => Target.Parse($"{target.Value}", target.Key))],
        Buckets = new Dictionary<string, JsonObject?> { [Bucket] = Policy },
        Topics = ["suite-topic"],
        Parameters = new Dictionary<string, string> { ["/suite/targets"] = Targets },
        Functions =
        [
            Function("suite-aggregator", programs.Aggregator, Placement.NoVpc, new()
            {
                ["PROBESUITE_PLACEMENTS"] = "no-vpc=suite-no-vpc,private-subnet=suite-private-subnet,public-subnet=suite-public-subnet,endpoint=suite-endpoint",
                ["PROBESUITE_TARGETS_PARAMETER"] = "/suite/targets",
                ["PROBESUITE_TOPIC_ARN"] = $"arn:aws:sns:{Region}:{Account}:suite-topic",
                ["PROBESUITE_BUCKET"] = Bucket,
                ["PROBESUITE_PATIENCE"] = "1s",
                ["PROBESUITE_PUBLISH"] = "always",
            }),
            Probe("no-vpc", programs, Placement.NoVpc),
            Probe("private-subnet", programs, In("subnet-private")),
            Probe("public-subnet", programs, In("subnet-public")),
            Probe("endpoint", programs, In("subnet-endpoint")),
        ],
    };

    private static Snapshot Network => new()
    {
        Region = Region,
        Account = Account,
        Vpcs = [new() { Id = "vpc-1", CidrBlocks = [Block("10.20.0.0/16")], EnableDnsSupport = true, EnableDnsHostnames = true }],
        Subnets = [Subnet("public", 0), Subnet("private", 1), Subnet("endpoint", 2), Subnet("database", 3)],
        RouteTables =
        [
            Routes("public", new Route(AddressRange.Of(Block("0.0.0.0/0")), new(RouteTargetKind.InternetGateway, "igw-1"))),
            Routes("private", new Route(AddressRange.Of(Block("0.0.0.0/0")), new(RouteTargetKind.NatGateway, "nat-1"))),
            Routes("endpoint"),
            Routes("database"),
        ],
        InternetGateways = [new() { Id = "igw-1", Attachments = [new("vpc-1", "available")] }],
        NatGateways = [new() { Id = "nat-1", VpcId = "vpc-1", SubnetId = "subnet-public" }],
        VpcEndpoints =
        [
            new() { Id = "vpce-s3", VpcId = "vpc-1", ServiceName = $"com.amazonaws.{Region}.s3", RouteTableIds = ["rtb-endpoint"] },
        ],
        NetworkAcls = [new() { Id = "acl-1", VpcId = "vpc-1", IsDefault = true, SubnetIds = ["subnet-public", "subnet-private", "subnet-endpoint", "subnet-database"], Entries = [AllowAll(false), AllowAll(true)] }],
        SecurityGroups =
        [
            new() { Id = "sg-probes", VpcId = "vpc-1", Egress = [Allow(443), Allow(5432)] },
            new() { Id = "sg-database", VpcId = "vpc-1", Ingress = [new(Protocol.Tcp, new(5432, 5432), RulePeer.OfGroup("sg-probes"))] },
        ],
        DbInstances =
        [
            new()
            {
                Id = "suite-db", Engine = "postgres", EndpointAddress = Database, Port = 5432, VpcId = "vpc-1",
                SubnetIds = ["subnet-database"], SecurityGroupIds = ["sg-database"], PubliclyAccessible = false, Status = "available",
            },
        ],
    };

    private static JsonObject Policy => JsonNode.Parse($$"""
        {
          "Statement": {
            "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::{{Bucket}}/via-endpoint/*",
            "Condition": { "StringNotEquals": { "aws:SourceVpce": "vpce-s3" } }
          }
        }
        """)!.AsObject();

    private static LabFunction Probe(string placement, FunctionPrograms programs, Placement attached) =>
        Function($"suite-{placement}", programs.Probe, attached, new() { ["PROBESUITE_PLACEMENT"] = placement });

    private static LabFunction Function(string name, string program, Placement attached, Dictionary<string, string> variables) => new()
    {
        Name = name,
        Arn = $"arn:aws:lambda:{Region}:{Account}:function:{name}",
        Program = program,
        Placement = attached,
        TimeoutSeconds = 60,
        MemoryMb = 256,
        Variables = variables,
    };

    private static Placement In(string subnet) => new() { VpcId = "vpc-1", SubnetIds = [subnet], SecurityGroupIds = ["sg-probes"] };

    private static Subnet Subnet(string name, int number) => new()
    {
        Id = $"subnet-{name}",
        VpcId = "vpc-1",
        CidrBlocks = [Block($"10.20.{number}.0/24")],
        AvailabilityZone = "eu-west-1a",
        AvailabilityZoneId = "euw1-az1",
    };

    private static RouteTable Routes(string name, params Route[] routes) => new()
    {
        Id = $"rtb-{name}",
        VpcId = "vpc-1",
        SubnetIds = [$"subnet-{name}"],
        Routes = [new(AddressRange.Of(Block("10.20.0.0/16")), new(RouteTargetKind.Local, "local")), .. routes],
    };

    private static NetworkAclEntry AllowAll(bool egress) => new(100, egress, Protocol.All, Block("0.0.0.0/0"), null, Allows: true);

    private static SecurityGroupRule Allow(int port) => new(Protocol.Tcp, new(port, port), RulePeer.Of(Block("0.0.0.0/0")));

    private static IPNetwork Block(string cidr) => IPNetwork.Parse(cidr);
}
