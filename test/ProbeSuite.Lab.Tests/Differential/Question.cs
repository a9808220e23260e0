using System.Net;
using System.Net.Sockets;
using ProbeSuite.Lab.Network;
using ProbeSuite.Reachability;
using ProbeSuite.Targets;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Tests.Differential;

/// <summary>One flow that is both predicted and tried.</summary>
/// <param name="From">The namespace it starts in: an execution environment's or an instance's.</param>
/// <param name="To">As targets are written: <c>tcp://10.0.1.21:443</c>, <c>udp://…</c>, <c>s3://photos/key</c>.</param>
internal sealed record Question(string From, string To)
{
    private static readonly IPAddress Nobody = IPAddress.Parse("10.0.1.250");

    public Target Target => Target.Parse(To);

    public override string ToString() => $"{From} -> {To}";

    /// <summary>From everything that can start a connection to everything that has an address or a name, and to some that nobody has.</summary>
    public static IEnumerable<Question> AllOf(LabPlan plan)
    {
        var instances = plan.Interfaces.Where(site => site.Interface.InstanceId is not null).Select(site => site.Namespace).ToArray();
        IPAddress[] answering = [.. plan.Hosts.SelectMany(site => site.Host.Addresses), .. plan.Interfaces.SelectMany(Answers.AddressesOf), .. plan.Interfaces.Select(site => site.PublicAddress).OfType<IPAddress>()];
        IPEndPoint[] tcp =
        [
            .. answering.Concat(plan.Endpoints.SelectMany(site => site.Addresses)).Distinct().Concat(Silent(plan.Snapshot)).Select(address => new IPEndPoint(address, 443)),
            .. plan.Interfaces.Where(site => site.Db is not null).SelectMany(site => site.Addresses).Select(address => new IPEndPoint(address, 5432)),
            .. plan.Resolvers.Where(site => site.VpcId is not null).SelectMany(site => site.Addresses).Distinct().Select(address => new IPEndPoint(address, 53)),
        ];
        string[] targets = [.. tcp.Select(to => $"tcp://{to}"), .. answering.Select(to => $"udp://{new IPEndPoint(to, 443)}")];
        var names = Names.Asked(plan).ToArray();
        return plan.Environments.SelectMany(site => targets.Where(to => Concerns(site, to)).Concat(names).Select(to => new Question(site.Namespace, to)))
            .Concat(instances.SelectMany(ns => targets.Select(to => new Question(ns, to))));
    }

    /// <summary>What the predictor says; null when the network has no such start.</summary>
    public Prediction? Ask(Predictor predictor, LabPlan plan)
    {
        return plan.Environments.FirstOrDefault(site => site.Namespace == From) is { } environment
            ? predictor.Predict(plan.Snapshot.Functions.First(function => function.PlacementName == environment.PlacementName).Placement, Target, environment.SubnetId)
            : plan.Interfaces.FirstOrDefault(site => site.Namespace == From) is { } instance ? predictor.PredictFrom(instance.Interface.Id, Target) : null;
    }

    /// <summary>
    /// Whether the lab plays what is predicted. Its internet leads to a subnet's IPv6 addresses through the gateway of the
    /// subnet's default route, so an egress-only one lets nobody in, and loses what left by the other (<c>docs/lab.md</c>).
    /// </summary>
    public bool IsPlayed(LabPlan plan, Prediction prediction)
    {
        var ends = plan.Interfaces.Where(site => site.Namespace == From).SelectMany(site => site.Addresses)
            .Concat(plan.Environments.Where(site => site.Namespace == From).SelectMany(site => site.Addresses)).Append(Target.Address);
        return Target.Address?.AddressFamily is not AddressFamily.InterNetworkV6
            || !prediction.Steps.Any(step => step.Gate == "internet gateway")
            || !plan.Snapshot.Subnets.Where(subnet => ends.Any(end => end?.AddressFamily is AddressFamily.InterNetworkV6 && subnet.Contains(end)))
                .SelectMany(subnet => plan.Snapshot.RouteTables.Where(table => table.SubnetIds.Contains(subnet.Id) || (table.IsMain && table.VpcId == subnet.VpcId)))
                .SelectMany(table => table.Routes).Any(route => route.Target.Kind == RouteTargetKind.EgressOnlyInternetGateway);
    }

    /// <summary>Addresses that take no connections: functions', a NAT gateway's, an Elastic IP's that is tied to nothing, and one that nobody has.</summary>
    private static IEnumerable<IPAddress> Silent(Snapshot snapshot)
    {
        var cards = snapshot.NetworkInterfaces;
        var nat = cards.FirstOrDefault(card => card.InterfaceType is "nat_gateway")?.Addresses[0];
        var functions = cards.Where(card => card.IsLambda).OrderByDescending(card => card.Addresses[0].PublicIp is not null).Take(2).SelectMany(card => card.Addresses);
        return functions.SelectMany(own => new[] { own.Address, own.PublicIp }).Append(nat?.Address).Append(nat?.PublicIp).Append(Nobody).Append(snapshot.ElasticIps.FirstOrDefault(ip => ip.NetworkInterfaceId is null)?.PublicIp).OfType<IPAddress>();
    }

    /// <summary>
    /// Whether there is something to learn. Functions without a VPC have a resolver of their own, at another address; and
    /// that a function without IPv6 sends none, one address of it tells.
    /// </summary>
    private static bool Concerns(EnvironmentSite site, string to) =>
        (site.SubnetId is not null || !to.EndsWith(":53", StringComparison.Ordinal))
        && (!to.Contains('[', StringComparison.Ordinal) || site.Addresses.Count > 1 || to == "tcp://[2001:db8:beef::10]:443");
}
