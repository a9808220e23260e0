using ProbeSuite.Reachability.Fixes;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability;

/// <summary>Peering connections.</summary>
internal sealed partial class Walk
{
    /// <summary>A peering connection carries traffic between the two VPCs' own addresses, and no further.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html"/>
    private Arrival Peering(Attachment from, Flow flow, string id)
    {
        if (network.Peerings.GetValueOrDefault(id) is not { } peering)
        {
            return Doubt("peering connection", Codes.UnknownResource, id, $"The state of {id} is not known: {network.Snapshot.GapIn(ResourceKind.PeeringConnections)?.Why ?? "it is not in the snapshot"}.");
        }

        if (peering.Status != "active")
        {
            State("peering connection", id, peering.Status, works: false, peering.Status == "pending-acceptance" ? () => new Change.AcceptPeering(id) : null);
        }

        if (peering.FarSideFrom(from.VpcId) is not { } far)
        {
            return Lost("peering connection", Codes.OutsidePeering, id, $"{id} does not touch {from.VpcId}.");
        }

        var vpc = far.VpcId is { } farId ? network.Vpc(farId) : null;
        var blocks = far.CidrBlocks.Count > 0 ? far.CidrBlocks : vpc?.CidrBlocks ?? [];
        if (!SpecialAddresses.IsIn(flow.Destination, blocks) && (vpc is null || !SpecialAddresses.IsIn(flow.Destination, vpc.CidrBlocks)))
        {
            return blocks.Count == 0
                ? Doubt("peering connection", Codes.UnknownResource, far.VpcId, $"The addresses behind {id} are not known.")
                : Lost("peering connection", Codes.OutsidePeering, id, $"{flow.Destination} is not an address of {far.VpcId}; {id} leads to nothing beyond it, no gateway and no other VPC.");
        }

        if (network.Vpc(from.VpcId)?.Contains(flow.Source) == false)
        {
            return Lost("peering connection", Codes.OutsidePeering, id, $"{flow.Source} is not an address of {from.VpcId}, and {id} carries nothing on behalf of others.");
        }

        if (vpc is null)
        {
            return Doubt("peering connection", Codes.UnknownResource, far.VpcId, $"{far.VpcId}{(far.OwnerId is { } owner ? $" of account {owner}" : "")} is not in the snapshot, so what it lets in is not known.");
        }

        Pass("peering connection", id, null, $"{id} leads to {vpc.Id}.");
        return Deliver(vpc.Id, flow, from: null, CrossesRegions(peering) ? Codes.ReferencesNotPreserved : null);
    }

    /// <summary>Whether its ends stand in different Regions: then rules cannot refer to the other end's groups.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html"/>
    private static bool CrossesRegions(PeeringConnection peering) =>
        peering.Requester.Region is { } one && peering.Accepter.Region is { } other && one != other;
}
