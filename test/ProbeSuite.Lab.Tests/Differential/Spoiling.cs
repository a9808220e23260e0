using System.Net;
using ProbeSuite.Lab.Tests.Network;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Tests.Differential;

/// <summary>Things that stop working later: a route whose target is gone, a gateway that was detached, an instance that was stopped.</summary>
internal sealed class Spoiling(Draw draw)
{
    public void Spoil(Net net) => net.Edit(s => s with
    {
        Vpcs = [.. s.Vpcs.Select(vpc => vpc with { EnableDnsSupport = !draw.Chance(8), EnableDnsHostnames = !draw.Chance(15), BlockPublicAccess = draw.Chance(9) ? Blocking() : BlockPublicAccess.Off })],
        Subnets = [.. s.Subnets.Select(subnet => subnet with { AvailabilityZone = subnet.AvailabilityZoneId, BlockPublicAccess = draw.Chance(5) ? draw.OneOf([Blocking(), BlockPublicAccess.Off]) : null })],
        RouteTables = [.. s.RouteTables.Select(table => table with { Routes = [.. table.Routes.Select(route => route.Target.Kind != RouteTargetKind.Local && draw.Chance(3) ? route with { State = RouteState.Blackhole } : route)] })],
        InternetGateways = [.. s.InternetGateways.Select(gateway => draw.Chance(5) ? gateway with { Attachments = [] } : gateway)],
        EgressOnlyInternetGateways = [.. s.EgressOnlyInternetGateways.Select(gateway => draw.Chance(5) ? gateway with { Attachments = [] } : gateway)],
        NatGateways = [.. s.NatGateways.Select(nat => draw.Chance(6) ? nat with { State = "failed" } : draw.Chance(8) && nat.IsPublic ? Regional(nat, s) : draw.Chance(8) && nat.IsPublic ? nat with { Addresses = [new(), new()] } : nat)],
        VpcEndpoints = [.. s.VpcEndpoints.Select(endpoint => endpoint.Type == VpcEndpointType.Gateway && draw.Chance(5) ? endpoint with { State = "failed" } : endpoint)],
        PeeringConnections = [.. s.PeeringConnections.Select(peering => draw.Chance(5) ? peering with { Status = "pending-acceptance" } : peering)],
        Instances = [.. s.Instances.Select(instance => draw.Chance(4) ? instance with { State = "stopped" } : instance)],
    });

    private BlockPublicAccess Blocking() => draw.OneOf([BlockPublicAccess.Ingress, BlockPublicAccess.Bidirectional]);

    private NatGateway Regional(NatGateway nat, Snapshot s)
    {
        var vpc = s.Subnets.First(subnet => subnet.Id == nat.SubnetId).VpcId;
        string[] zones = draw.Chance(25) ? ["euw1-az1"] : ["euw1-az1", "euw1-az2"];
        return nat with
        {
            SubnetId = null,
            VpcId = vpc,
            IsRegional = true,
            Addresses = [.. zones.Select((zone, number) => new NatGatewayAddress { AvailabilityZone = zone, PublicIp = IPAddress.Parse($"198.18.{vpc[^1] - 'a'}.{40 + number}") })],
        };
    }
}
