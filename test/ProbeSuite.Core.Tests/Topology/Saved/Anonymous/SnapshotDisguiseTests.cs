using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ProbeSuite.Reachability;
using ProbeSuite.Reachability.Properties;
using ProbeSuite.Targets;

namespace ProbeSuite.Topology.Saved.Anonymous;

public partial class SnapshotDisguiseTests
{
    private static readonly byte[] Key = [7, 7, 7];

    [Fact]
    public void Predictions_are_the_same_afterwards() => Parallel.For(0, 500, seed =>
    {
        var network = RandomNetwork.Of(seed);
        var (after, disguise) = Change(network.Snapshot);
        var to = Host().Replace(network.To, host => IPAddress.TryParse(host.Value.Trim('[', ']'), out var address) ? disguise.Of($"{address}") is var other && other.Contains(':', StringComparison.Ordinal) ? $"[{other}]" : other : host.Value);

        // A placement is called as it was called, and an interface is an id.
        var from = network.From == "no-vpc" ? network.From : disguise.Of(network.From);
        var before = network.Predict();
        var then = Origin.Find(after, from).Predict(new Predictor(after), Target.Parse(to));

        Assert.True(before.Path == then.Path && before.Codes.SequenceEqual(then.Codes), $"{seed}: {network.From} to {network.To} was {before.Path} ({string.Join(' ', before.Codes)}) and became {then.Path} ({string.Join(' ', then.Codes)})");
        Assert.Equal(before.EgressAddress is { } egress ? disguise.Of(egress) : null, then.EgressAddress);
    });

    [Fact]
    public void Nothing_of_what_people_or_aws_called_things_is_left()
    {
        var (_, _, text) = ChangedText(Everything.Snapshot);

        string[] secrets =
        [
            "123456789012", "999999999999", "orders", "corp.example", "appliance", "from the balancer", "all of it", "\"probe\"", "function:probe", "role/probe", "\"app\"", "\"main\"", "\"Value\":\"private\"", "private-subnet", "\"new\"", "\"old\"", "2a05:d018",
            "being-made", "Office", "ENI-app", "52.218.0.0", "2a05:d07a",
        ];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        Assert.Contains("com.amazonaws.eu-west-1.s3", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Aws_ids_accounts_arns_and_policies_are_replaced_alike_wherever_they_stand()
    {
        var snapshot = new Snapshot
        {
            VpcEndpoints =
            [
                new VpcEndpoint
                {
                    Id = "vpce-0aaaaaaaaaaaaaaaa", VpcId = "vpc-0bbbbbbbbbbbbbbbb", ServiceName = "com.amazonaws.vpce.eu-west-1.vpce-svc-0cccccccccccccccc", Type = VpcEndpointType.Interface,
                    DnsNames = ["vpce-0aaaaaaaaaaaaaaaa-xy12.vpce-svc-0cccccccccccccccc.eu-west-1.vpce.amazonaws.com", "api.acme.example"],
                    PolicyDocument = """{"Statement":[{"Sid":"acme rule","Effect":"Allow","Principal":{"AWS":["arn:aws:iam::111122223333:role/acme-admin","arn:aws:iam::111122223333:user/alice+test@corp.example"]},"Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-secrets/*","Condition":{"StringEquals":{"aws:SourceVpce":"vpce-0aaaaaaaaaaaaaaaa"},"IpAddress":{"aws:SourceIp":"18.7.7.0/24"}}}]}""",
                },
            ],
            NetworkInterfaces = [new NetworkInterface { Id = "eni-0dddddddddddddddd", SubnetId = "subnet-0eeeeeeeeeeeeeeee", VpcId = "vpc-0bbbbbbbbbbbbbbbb", Description = "ELB app/payments-internal/50dc6c495c0c9188" }],
            Functions = [new LambdaFunction { Name = "acme-orders", Arn = "arn:aws:lambda:eu-west-1:111122223333:function:acme-orders", Role = "arn:aws:iam::111122223333:role/service-role/acme-admin", StateReason = "The role arn:aws:iam::111122223333:role/acme-admin of acme-orders may not." }],
            Gaps = [new(ResourceKind.NatGateways, "ec2:DescribeNatGateways failed: User: arn:aws:sts::111122223333:assumed-role/acme-admin/bob is not authorized")],
        };

        var (after, disguise, text) = ChangedText(snapshot);

        Assert.DoesNotMatch("acme|bob|alice|corp|payments|111122223333|0aaaaaaa|0bbbbbbb|0ccccccc|xy12|18\\.7\\.7", text);
        var endpoint = after.VpcEndpoints[0];
        Assert.Contains($"\"{endpoint.Id}\"", endpoint.PolicyDocument, StringComparison.Ordinal);
        Assert.StartsWith($"{endpoint.Id}-anonymous.", endpoint.DnsNames[0], StringComparison.Ordinal);
        Assert.EndsWith($":function:{after.Functions[0].Name}", after.Functions[0].Arn, StringComparison.Ordinal);
        Assert.Contains(disguise.Of("acme-orders"), after.Functions[0].StateReason, StringComparison.Ordinal);
        Assert.Equal(after.Functions[0].Role!.Split('/')[^1], Regex.Match(endpoint.PolicyDocument!, ":role/([^\"]+)").Groups[1].Value);
        Assert.Contains("is not authorized", after.Gaps.Single(gap => gap.Why.Contains("NatGateways", StringComparison.Ordinal)).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_anonymous_already_can_be_made_so_again()
    {
        var (once, _) = Change(Everything.Snapshot);
        var (twice, _) = Change(once);

        Assert.Equal(once.Functions.Count, twice.Functions.DistinctBy(function => function.Name).Count());
        Assert.Contains(twice.Functions.Single(function => function.Placement.InVpc).Placement.SubnetIds[0], twice.Subnets.Select(subnet => subnet.Id));
    }

    private static (Snapshot After, SnapshotDisguise Disguise) Change(Snapshot snapshot)
    {
        var (after, disguise, _) = ChangedText(snapshot);
        return (after, disguise);
    }

    private static (Snapshot After, SnapshotDisguise Disguise, string Text) ChangedText(Snapshot snapshot)
    {
        JsonObject[] bodies = [.. SnapshotJson.Bodies(snapshot).Select(body => body.Json)];
        var disguise = new SnapshotDisguise(Key);
        disguise.Change(bodies);
        var text = string.Join('\n', bodies.Select(body => body.ToJsonString()));
        return (SavedFolder.Read(text), disguise, text);
    }

    [GeneratedRegex(@"(?<=://)(\[[^\]]+\]|[0-9.]+)(?=[:/?]|$)")]
    private static partial Regex Host();
}
