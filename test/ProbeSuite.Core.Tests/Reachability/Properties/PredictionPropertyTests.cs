using CsCheck;
using ProbeSuite.Reachability.Text;
using ProbeSuite.Targets;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability.Properties;

public class PredictionPropertyTests
{
    private const int Networks = 400;

    [Fact]
    public void About_half_of_the_random_flows_are_open()
    {
        var paths = Enumerable.Range(0, 1000).Select(seed => RandomNetwork.Of(seed).Predict().Path).CountBy(path => path).ToDictionary();
        Assert.InRange(paths[PathState.Open], 350, 650);
        Assert.InRange(paths[PathState.Blocked], 200, 600);
        Assert.True(paths[PathState.Unknown] > 10, $"{paths[PathState.Unknown]} of 1000 are not known");
    }

    [Fact]
    public void Another_rule_of_a_security_group_never_closes_a_flow() => Holds((random, network) =>
    {
        var rule = RandomNetwork.Rule(random);
        var changed = network.Snapshot with
        {
            SecurityGroups = [.. network.Snapshot.SecurityGroups.Select(group => group with { Egress = [.. RuleText.Group([rule], "out"), .. group.Egress], Ingress = [.. RuleText.Group([rule], "in"), .. group.Ingress] })],
        };
        return network.Predict(changed).Path <= network.Predict().Path;
    });

    [Fact]
    public void Another_allowance_of_an_acl_never_closes_a_flow() => Holds((random, network) =>
        network.Predict(WithEntry(network.Snapshot, random, "allow")).Path <= network.Predict().Path);

    [Fact]
    public void Another_denial_of_an_acl_never_opens_a_flow() => Holds((random, network) =>
        network.Predict(WithEntry(network.Snapshot, random, "deny")).Path >= network.Predict().Path);

    [Fact]
    public void The_order_of_lists_never_matters() => Holds((random, network) =>
    {
        var (one, other) = (network.Predict(), network.Predict(Shuffled.Copy(network.Snapshot, random)));
        return one.Path == other.Path && one.EgressAddress == other.EgressAddress;
    });

    [Fact]
    public void The_path_is_the_worst_word_of_its_steps_and_every_such_word_has_a_code() => Holds((_, network) =>
    {
        var prediction = network.Predict();
        var differs = prediction.Path == PathState.Unknown && prediction.Codes.Any(code => code is Codes.SubnetsDiffer or Codes.AddressesDiffer);
        return (differs || prediction.Path == prediction.Steps.Select(step => step.Path).DefaultIfEmpty().Max())
            && prediction.Steps.All(step => step.Path == PathState.Open || step.Code is not null)
            && prediction.Steps.All(step => step.Why.Length > 0)
            && (prediction.EgressAddress is null || prediction.Path == PathState.Open);
    });

    [Fact]
    public void A_proved_fix_opens_the_flow()
    {
        var proved = 0;
        Holds((_, network) =>
        {
            var origin = Origin.Find(network.Snapshot, network.From);
            var to = Target.Parse(network.To);
            if (new Predictor(network.Snapshot).Find(snapshot => origin.Predict(new Predictor(snapshot), to)) is not { IsProved: true } fix)
            {
                return true;
            }

            Interlocked.Increment(ref proved);
            return network.Predict(fix.Changes.Aggregate(network.Snapshot, (snapshot, change) => change.ApplyTo(snapshot)!)).Path == PathState.Open;
        });
        Assert.True(proved > Networks / 20, $"only {proved} fixes were proved");
    }

    [Fact]
    public void The_same_question_has_the_same_answer_on_every_thread() => Holds((_, network) =>
    {
        var predictor = new Predictor(network.Snapshot);
        var origin = Origin.Find(network.Snapshot, network.From);
        var to = Target.Parse(network.To);
        var answers = new Prediction[4];
        Parallel.For(0, answers.Length, index => answers[index] = origin.Predict(predictor, to));
        return answers.All(answer => answer.Path == answers[0].Path && answer.Steps.SequenceEqual(answers[0].Steps));
    });

    /// <summary>Kinds whose absence is not felt as such: what they tell is told elsewhere too, or taken to be in order.</summary>
    private static readonly ResourceKind[] TakenToBeInOrder =
    [
        ResourceKind.Vpcs, ResourceKind.Subnets, ResourceKind.Functions, ResourceKind.Instances, ResourceKind.VpcEndpoints, ResourceKind.ElasticIps, ResourceKind.DhcpOptions,
        ResourceKind.TransitGateways, ResourceKind.VpnGateways, ResourceKind.DbInstances, ResourceKind.LoadBalancers,
    ];

    [Fact]
    public void What_is_not_read_leads_to_not_known_or_to_the_same_answer() => Holds((random, network) =>
    {
        var before = network.Predict();
        foreach (var kind in Enum.GetValues<ResourceKind>().Except(TakenToBeInOrder))
        {
            var less = Without.Kind(network.Snapshot, kind, random);

            // Without the interfaces nobody can tell that a public address is the network's own.
            if (!Without.KeepsOrigin(less, network.From) || (kind == ResourceKind.NetworkInterfaces && network.To.Contains("52.0.0.2", StringComparison.Ordinal)))
            {
                continue;
            }

            var after = network.Predict(less);
            Assert.True(after.Path == before.Path || after.Path == PathState.Unknown, $"without {kind}: {before.Path} became {after.Path}, {string.Join(", ", after.Codes)}");
        }

        return true;
    });

    [Fact]
    public void Nothing_throws_whatever_is_missing() => Holds((random, network) =>
    {
        var snapshot = network.Snapshot;
        foreach (var kind in Enum.GetValues<ResourceKind>().Where(_ => random.Next(4) == 0))
        {
            snapshot = Without.Kind(snapshot, kind, random);
        }

        if (Without.KeepsOrigin(snapshot, network.From))
        {
            var origin = Origin.Find(snapshot, network.From);
            _ = origin.FixFor(new Predictor(snapshot), Target.Parse(network.To));
            _ = string.Join('\n', network.Predict(snapshot).Steps.Select(step => step.Why));
        }

        return true;
    });

    private static Snapshot WithEntry(Snapshot snapshot, Random random, string action)
    {
        var entry = RuleText.Entry(RandomNetwork.Entry(random, action));
        return snapshot with
        {
            NetworkAcls = [.. snapshot.NetworkAcls.Select(acl => acl.Entries.Any(other => (other.RuleNumber, other.Egress) == (entry.RuleNumber, entry.Egress)) ? acl : acl with { Entries = [entry, .. acl.Entries] })],
        };
    }

    private static void Holds(Func<Random, RandomNetwork, bool> property) =>
        RandomNetwork.Gen.Sample(one => property(new Random(one.Seed), one.Network), seed: "0N0XIzNsQ0O2", iter: Networks, print: one => $"network {one.Seed}: {one.Network.From} → {one.Network.To}");
}
