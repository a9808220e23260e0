using System.Net;
using System.Net.Sockets;
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
        IPAddress[] answering =
        [
            .. plan.Hosts.SelectMany(site => site.Host.Addresses),
            .. plan.Interfaces.SelectMany(site => site.Addresses.Append(site.PublicAddress)).OfType<IPAddress>(),
        ];
        IPEndPoint[] tcp =
        [
            .. answering.Concat(plan.Endpoints.SelectMany(site => site.Addresses)).Distinct().Concat(Silent(plan.Snapshot)).Select(address => new IPEndPoint(address, 443)),
            .. plan.Interfaces.Where(site => site.Db is not null).SelectMany(site => site.Addresses).Select(address => new IPEndPoint(address, 5432)),
            .. plan.Resolvers.Where(site => site.VpcId is not null).SelectMany(site => site.Addresses).Distinct().Select(address => new IPEndPoint(address, 53)),
        ];
        return
            from start in plan.Environments.Select(site => site.Namespace).Concat(instances)
            from question in tcp.Select(to => new Question(start, to, Protocol.Tcp)).Concat(answering.Select(to => new Question(start, new(to, 443), Protocol.Udp)))
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

    /// <summary>
    /// Whether the lab plays what is predicted. Its internet leads to a subnet's IPv6 addresses through the gateway of the
    /// subnet's default route, which must not be an egress-only one for somebody to come in (<c>docs/lab.md</c>).
    /// </summary>
    public bool IsPlayed(LabPlan plan, Prediction prediction) => To.AddressFamily != AddressFamily.InterNetworkV6
        || !plan.Snapshot.Subnets.Where(subnet => subnet.Contains(To.Address)).SelectMany(subnet => plan.Snapshot.RouteTables.Where(table => table.SubnetIds.Contains(subnet.Id)))
            .SelectMany(table => table.Routes).Any(route => route.Target.Kind == RouteTargetKind.EgressOnlyInternetGateway)
        || !prediction.Steps.Any(step => step.Gate.EndsWith("internet gateway", StringComparison.Ordinal));

    /// <summary>Addresses that take no connections: a function's, a NAT gateway's, and one that nobody has.</summary>
    private static IEnumerable<IPAddress> Silent(Snapshot snapshot)
    {
        var cards = snapshot.NetworkInterfaces;
        var nat = cards.FirstOrDefault(card => card.InterfaceType is "nat_gateway")?.Addresses[0];
        IPAddress?[] some = [cards.FirstOrDefault(card => card.IsLambda)?.Addresses[0].Address, nat?.Address, nat?.PublicIp, IPAddress.Parse("10.0.1.250")];
        return some.OfType<IPAddress>();
    }

    // Functions without a VPC have a resolver of their own, at another address.
    private static bool IsResolverOfNoVpc(LabPlan plan, Question question) =>
        question.To.Port == 53 && plan.Environments.Any(site => site.Namespace == question.From && site.SubnetId is null);
}
