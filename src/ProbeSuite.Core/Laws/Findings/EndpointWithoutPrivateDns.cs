using ProbeSuite.Topology;

namespace ProbeSuite.Laws.Findings;

/// <summary>An interface endpoint of a service whose ordinary name does not lead to it.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html"/>
internal static class EndpointWithoutPrivateDns
{
    public static FindingRule Rule { get; } = new("interface-endpoint-without-private-dns", [], estate =>
        from endpoint in estate.Snapshot.VpcEndpoints
        where endpoint is { Type: VpcEndpointType.Interface, State: "available", PrivateDnsEnabled: false }
            && estate.PopulatedVpcs.Contains(endpoint.VpcId) && IsOfAws(endpoint.ServiceName)
        where !estate.Snapshot.VpcEndpoints.Any(other => other.Type == VpcEndpointType.Gateway && other.VpcId == endpoint.VpcId && other.ServiceName == endpoint.ServiceName)
        select new Remark(
            Severity.Hazard,
            endpoint.VpcId,
            endpoint.Id,
            $"{endpoint.Id} has private DNS off: unless a private hosted zone says otherwise, functions of {endpoint.VpcId} that ask for {endpoint.ServiceName} by its ordinary name go past it, to the internet.",
            $"aws ec2 modify-vpc-endpoint --vpc-endpoint-id {endpoint.Id} --private-dns-enabled"));

    // Services of other accounts have no ordinary name.
    private static bool IsOfAws(string service) =>
        service.Contains("com.amazonaws.", StringComparison.Ordinal) && !service.Contains(".vpce-svc-", StringComparison.Ordinal);
}
