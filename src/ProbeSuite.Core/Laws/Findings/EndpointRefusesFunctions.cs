using ProbeSuite.Reachability;
using ProbeSuite.Topology;

namespace ProbeSuite.Laws.Findings;

/// <summary>An interface endpoint that takes a service's name for itself and does not admit functions of its VPC.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html"/>
internal static class EndpointRefusesFunctions
{
    private static readonly PortRange Https = new(443, 443);

    public static FindingRule Rule { get; } = new("interface-endpoint-refuses-functions", [ResourceKind.SecurityGroups], estate =>
    {
        var residents = estate.Residents.Where(residents => residents.VpcId is not null).ToLookup(residents => residents.VpcId!);
        return
            from endpoint in estate.Snapshot.VpcEndpoints
            where endpoint is { Type: VpcEndpointType.Interface, State: "available", PrivateDnsEnabled: true, SecurityGroupIds.Count: > 0 }
            let refused = residents[endpoint.VpcId].Select(some => (Residents: some, Step: Refusal(estate, endpoint, some))).Where(pair => pair.Step is not null).ToList()
            where refused.Count > 0
            let names = refused.SelectMany(pair => pair.Residents.Functions).Select(function => function.Name).Distinct().Order(StringComparer.Ordinal).ToList()
            select new Remark(
                Severity.Problem,
                endpoint.VpcId,
                endpoint.Id,
                $"{endpoint.Id} takes the name of {endpoint.ServiceName} for itself, and {Listing.Of(endpoint.SecurityGroupIds)} does not admit {Listing.Of(names)} on port 443.",
                refused[0].Step!.Remedy?.Command);
    });

    /// <summary>The first refusal; null when they are admitted from every subnet, or nobody can tell.</summary>
    private static Step? Refusal(Estate estate, VpcEndpoint endpoint, Residents residents)
    {
        foreach (var subnet in residents.Subnets)
        {
            var caller = LambdaInterface.Of(estate.Network, residents.Placement, subnet);
            if (caller.AddressOf(System.Net.Sockets.AddressFamily.InterNetwork) is not { } address)
            {
                continue;
            }

            var at = new Attachment { Label = endpoint.Id, Subnet = subnet, SecurityGroupIds = endpoint.SecurityGroupIds, Kind = AttachmentKind.VpcEndpoint, OwnerId = endpoint.Id };
            var flow = new Flow(address, address, Protocol.Tcp, PortRange.Ephemeral, Https);
            var step = SecurityGroupGate.Judge(estate.Network, at, egress: false, flow, new(caller), new(estate.Network, null));
            if (step.Path == PathState.Blocked)
            {
                return step;
            }
        }

        return null;
    }
}
