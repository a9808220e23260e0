using ProbeSuite.Checks;
using ProbeSuite.Comparison;
using ProbeSuite.Reachability;
using ProbeSuite.Reachability.Text;
using ProbeSuite.Targets;
using ProbeSuite.Topology;

namespace ProbeSuite.Tests.Rendering.Html;

/// <summary>A network with ids, rules and evidence as long as AWS makes them, so that pages of it weigh what real ones do.</summary>
internal static class HeavyNetwork
{
    public const string Group = "sg-0f1e2d3c4b5a69788";

    private const string Text = """
        vpc    vpc-0a1b2c3d4e5f60718 10.0.0.0/16
        igw    igw-0a1b2c3d4e5f60718 vpc-0a1b2c3d4e5f60718
        subnet subnet-0a1b2c3d4e5f6071a vpc-0a1b2c3d4e5f60718 10.0.1.0/24 zone=a name=production-private-a
        subnet subnet-0a1b2c3d4e5f6071b vpc-0a1b2c3d4e5f60718 10.0.2.0/24 zone=b name=production-private-b
        subnet subnet-0f1b2c3d4e5f6071a vpc-0a1b2c3d4e5f60718 10.0.3.0/24 zone=a name=production-public-a
        subnet subnet-0f1b2c3d4e5f6071b vpc-0a1b2c3d4e5f60718 10.0.4.0/24 zone=b name=production-public-b
        table  rtb-0a1b2c3d4e5f60710 vpc-0a1b2c3d4e5f60718 : 10.0.0.0/16 local
        table  rtb-0a1b2c3d4e5f6071a vpc-0a1b2c3d4e5f60718 on=subnet-0a1b2c3d4e5f6071a : 10.0.0.0/16 local; 0.0.0.0/0 nat-0a1b2c3d4e5f6071a
        table  rtb-0a1b2c3d4e5f6071b vpc-0a1b2c3d4e5f60718 on=subnet-0a1b2c3d4e5f6071b : 10.0.0.0/16 local; 0.0.0.0/0 nat-0a1b2c3d4e5f6071b
        table  rtb-0f1b2c3d4e5f6071a vpc-0a1b2c3d4e5f60718 on=subnet-0f1b2c3d4e5f6071a,subnet-0f1b2c3d4e5f6071b : 10.0.0.0/16 local; 0.0.0.0/0 igw-0a1b2c3d4e5f60718
        acl    acl-0a1b2c3d4e5f60718 vpc-0a1b2c3d4e5f60718 : in 100 allow all 0.0.0.0/0; out 100 allow all 0.0.0.0/0
        group  sg-0f1e2d3c4b5a69788 vpc-0a1b2c3d4e5f60718 : out all 0.0.0.0/0
        nat    nat-0a1b2c3d4e5f6071a vpc-0a1b2c3d4e5f60718 in=subnet-0f1b2c3d4e5f6071a lends=10.0.3.4~52.0.0.1
        nat    nat-0a1b2c3d4e5f6071b vpc-0a1b2c3d4e5f60718 in=subnet-0f1b2c3d4e5f6071b lends=10.0.4.4~52.0.0.2
        """;

    public static string Subnet(char zone) => $"subnet-0a1b2c3d4e5f6071{zone}";

    /// <summary>The cells; of five one is not as predicted, not known or not run.</summary>
    public static IEnumerable<Cell> Cells((string Name, Placement Placement)[] placements, Target[] targets, DateTimeOffset now)
    {
        var snapshot = NetworkText.Read(Text);
        var comparer = new Comparer(snapshot, null);
        var predictions = targets.ToDictionary(target => target, target => new Predictor(snapshot).Predict(placements[0].Placement, target));
        return placements.SelectMany((placement, row) => targets.Select((target, column) =>
        {
            var number = (row * targets.Length) + column;
            var (predicted, outcome) = (predictions[target], number % 5 == 0 ? new Outcome.Silent(Stage.Tcp, 3000) : (Outcome)new Outcome.Connected());
            return number % 15 == 5
                ? Comparer.NotRun(placement.Name, target, predicted, new($"The function {placement.Name} could not be invoked: lambda:InvokeFunction was denied to the aggregator's role arn:aws:iam::123456789012:role/probesuite-AggregatorRole-1A2B3C4D5E6F7.", "Let the role invoke it."))
                : comparer.Compare(placement.Name, target, predicted, Seen(target, outcome, now), () => null) with
                {
                    Since = now.AddHours(-2),
                    Fix = number % 5 == 0 ? "Let the firewall take tcp 443 from the function's group.\n  aws ec2 authorize-security-group-ingress --group-id sg-0f1e2d3c4b5a69788 --protocol tcp --port 443 --cidr 10.0.0.0/16" : null,
                };
        }));
    }

    private static Observation Seen(Target target, Outcome outcome, DateTimeOffset now) => new()
    {
        Target = target.Name,
        Outcome = outcome,
        RemoteAddress = "[2600:1f18:22ab:6e01:91a4:77ef:5c32:a801]:443",
        Error = outcome is Outcome.Silent ? $"The host {target.Host} did not answer the connection request within 3 s." : null,
        Stages =
        [
            new(Stage.Dns, 0, 12.5, "2600:1f18:22ab:6e01:91a4:77ef:5c32:a801, 2600:1f18:22ab:6e02:91a4:77ef:5c32:a802 (public), from 10.0.0.2"),
            new(Stage.Tcp, 12.6, 41.2, "from 169.254.100.3:52402"),
            new(Stage.Tls, 53.8, 88.1, $"TLS 1.3, TLS_AES_256_GCM_SHA384, {target.Host}"),
            new(Stage.Exchange, 141.9, 52.4, "HTTP 200, 1,256 bytes, server: nginx, x-amzn-requestid: 0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"),
        ],
        Certificate = new($"CN={target.Host}", "CN=Amazon RSA 2048 M02, O=Amazon, C=US", [target.Host], now.AddDays(-30), now.AddDays(300), "0F1E2D3C4B5A697887"),
    };
}
