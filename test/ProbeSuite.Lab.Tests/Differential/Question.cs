using System.Net;
using ProbeSuite.Lab.Network;
using ProbeSuite.Reachability;
using ProbeSuite.Targets;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Tests.Differential;

/// <summary>One flow that is both predicted and tried.</summary>
/// <param name="From">The namespace it starts in: an execution environment's or an instance's.</param>
/// <param name="To">Where it goes.</param>
/// <param name="Protocol">TCP or UDP.</param>
internal sealed record Question(string From, IPEndPoint To, Protocol Protocol)
{
    public override string ToString() => $"{From} -> {Protocol}://{To}";

    /// <summary>From everything that can start a connection to everything that has an address, and to some that nobody has.</summary>
    public static IEnumerable<Question> AllOf(LabPlan plan)
    {
        var instances = plan.Interfaces.Where(site => site.Interface.InstanceId is not null).Select(site => site.Namespace);
        IPAddress[] held =
        [
            .. plan.Hosts.SelectMany(site => site.Host.Addresses),
            .. plan.Snapshot.NetworkInterfaces.SelectMany(card => card.Addresses).SelectMany(own => new[] { own.Address, own.PublicIp }).OfType<IPAddress>(),
        ];
        var free = plan.Snapshot.Subnets.Select(subnet => IPAddress.Parse($"{subnet.CidrBlocks[0].BaseAddress}"[..^1] + "250"));
        IPEndPoint[] tcp =
        [
            .. held.Concat(free).Select(address => new IPEndPoint(address, 443)),
            .. plan.Interfaces.Where(site => site.Db is not null).SelectMany(site => site.Addresses).Select(address => new IPEndPoint(address, 5432)),
            .. plan.Resolvers.Where(site => site.VpcId is not null).SelectMany(site => site.Addresses).Distinct().Select(address => new IPEndPoint(address, 53)),
        ];
        return
            from start in plan.Environments.Select(site => site.Namespace).Concat(instances)
            from question in tcp.Select(to => new Question(start, to, Protocol.Tcp)).Concat(held.Select(to => new Question(start, new(to, 443), Protocol.Udp)))
            where !IsResolverOfNoVpc(plan, question)
            select question;
    }

    /// <summary>What the predictor says; null when the network has no such start.</summary>
    public Prediction? Ask(Predictor predictor, LabPlan plan)
    {
        var target = Target.Parse($"{Protocol}://{To}");
        return plan.Environments.FirstOrDefault(site => site.Namespace == From) is { } environment
            ? predictor.Predict(plan.Snapshot.Functions.First(function => function.PlacementName == environment.PlacementName).Placement, target, environment.SubnetId)
            : plan.Interfaces.FirstOrDefault(site => site.Namespace == From) is { } instance ? predictor.PredictFrom(instance.Interface.Id, target) : null;
    }

    // Functions without a VPC have a resolver of their own, at another address.
    private static bool IsResolverOfNoVpc(LabPlan plan, Question question) =>
        question.To.Port == 53 && plan.Environments.Any(site => site.Namespace == question.From && site.SubnetId is null);
}
