using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>Internet, egress-only, virtual private and NAT gateways, and peering connections.</summary>
internal static class Gateways
{
    public static IReadOnlyList<InternetGateway> ReadInternet(Draft draft) =>
        [.. Attached(draft, "AWS::EC2::InternetGateway", "InternetGatewayId", "available").Select(pair => new InternetGateway { Id = pair.Id, Attachments = pair.Attachments })];

    public static IReadOnlyList<InternetGateway> ReadEgressOnly(Draft draft) =>
        [.. draft.Of("AWS::EC2::EgressOnlyInternetGateway").Select(gateway => new InternetGateway { Id = gateway.Id, Attachments = [new(gateway.Reference("VpcId") ?? "", "attached")] })];

    public static IReadOnlyList<VpnGateway> ReadVpn(Draft draft) =>
        [.. Attached(draft, "AWS::EC2::VPNGateway", "VpnGatewayId", "attached").Select(pair => new VpnGateway(pair.Id, "available", pair.Attachments))];

    public static IReadOnlyList<NatGateway> ReadNat(Draft draft, IReadOnlyList<Subnet> subnets) => [.. draft.Of("AWS::EC2::NatGateway").Select(nat =>
    {
        var subnet = nat.Reference("SubnetId");
        var isRegional = nat.Text("AvailabilityMode") == "regional";
        return new NatGateway
        {
            Id = nat.Id,
            SubnetId = subnet,
            VpcId = nat.Reference("VpcId") ?? subnets.FirstOrDefault(candidate => candidate.Id == subnet)?.VpcId,
            IsPublic = nat.Text("ConnectivityType") != "private",
            IsRegional = isRegional,
            Addresses = [.. new[] { nat.Reference("AllocationId") }.Concat(nat.References("SecondaryAllocationIds")).OfType<string>().Select(id => new NatGatewayAddress { AllocationId = id })],
        };
    })];

    /// <summary>Peering connections. One that another account must accept first waits for it.</summary>
    /// <seealso href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/peer-with-vpc-in-another-account.html"/>
    public static IReadOnlyList<PeeringConnection> ReadPeerings(Draft draft, IReadOnlyList<Vpc> vpcs) => [.. draft.Of("AWS::EC2::VPCPeeringConnection").Select(peering =>
    {
        var owner = peering.Text("PeerOwnerId");
        var waits = owner is not null && owner != draft.Evaluator.Options.Account && peering["PeerRoleArn"] is null;
        return new PeeringConnection(
            peering.Id,
            waits ? "pending-acceptance" : "active",
            Side("VpcId") with { OwnerId = draft.Evaluator.Options.Account },
            Side("PeerVpcId") with { OwnerId = owner, Region = peering.Text("PeerRegion") });

        PeeringSide Side(string name) => peering.Reference(name) is var id && vpcs.FirstOrDefault(vpc => vpc.Id == id) is { } vpc ? new(id, vpc.CidrBlocks) : new(id, []);
    })];

    /// <summary>Gateways with the VPCs that they serve; those of which that is not known are left out, and noted.</summary>
    private static IEnumerable<(string Id, IReadOnlyList<GatewayAttachment> Attachments)> Attached(Draft draft, string type, string property, string state)
    {
        var attachments = draft.All("AWS::EC2::VPCGatewayAttachment").ToLookup(attachment => attachment.Reference(property));
        foreach (var gateway in draft.Of(type))
        {
            if (attachments[gateway.Id].FirstOrDefault(attachment => attachment.Doubt is not null) is { } doubtful)
            {
                gateway.Miss($"whether {gateway.Id} is attached is not known: {doubtful.Doubt}");
                draft.Miss(Coverage.KindOf(type)!.Value, doubtful.Doubt!);
            }
            else
            {
                yield return (gateway.Id, [.. attachments[gateway.Id].Select(attachment => new GatewayAttachment(attachment.Reference("VpcId") ?? "", state))]);
            }
        }
    }
}
