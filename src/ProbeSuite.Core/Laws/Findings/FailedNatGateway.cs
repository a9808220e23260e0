namespace ProbeSuite.Laws.Findings;

/// <summary>A NAT gateway that AWS could not make.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html"/>
internal static class FailedNatGateway
{
    public static FindingRule Rule { get; } = new("failed-nat-gateway", [], estate =>
        from gateway in estate.Snapshot.NatGateways
        where gateway.State == "failed"
        select new Remark(
            Severity.Problem,
            gateway.VpcId,
            gateway.Id,
            $"{gateway.Id} failed and carries nothing{(gateway.FailureMessage is { } why ? $": {why.TrimEnd('.')}" : "")}.",
            $"Make another in a public subnet, let the routes name it, and delete this one: aws ec2 delete-nat-gateway --nat-gateway-id {gateway.Id}"));
}
