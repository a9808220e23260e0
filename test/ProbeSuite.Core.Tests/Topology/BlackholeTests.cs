using ProbeSuite.Topology;

namespace ProbeSuite.Tests.Topology;

public class BlackholeTests
{
    private static readonly Snapshot Network = new()
    {
        Instances = [new("i-stopped", null, "stopped", ["eni-stopped"]), new("i-up", null, "running", ["eni-up"])],
    };

    [Theory]
    [InlineData(RouteTargetKind.Instance, "i-stopped", "i-stopped is stopped")]
    [InlineData(RouteTargetKind.Instance, "i-up", "i-up is stopped or gone")]
    [InlineData(RouteTargetKind.Instance, "i-none", "i-none is stopped or gone")]
    [InlineData(RouteTargetKind.NetworkInterface, "eni-stopped", "eni-stopped belongs to i-stopped, which is stopped")]
    [InlineData(RouteTargetKind.NetworkInterface, "eni-up", "eni-up is gone, or attached to nothing that runs")]
    [InlineData(RouteTargetKind.NatGateway, "nat-1", "nat-1 is gone")]
    [InlineData(RouteTargetKind.EgressOnlyInternetGateway, "eigw-1", "eigw-1 is gone")]
    [InlineData(RouteTargetKind.InternetGateway, "igw-1", "igw-1 is detached or gone")]
    [InlineData(RouteTargetKind.VpnGateway, "vgw-1", "vgw-1 is detached or gone")]
    [InlineData(RouteTargetKind.TransitGateway, "tgw-1", "tgw-1 is gone, or the VPC is attached to it no more")]
    [InlineData(RouteTargetKind.PeeringConnection, "pcx-1", "pcx-1 is gone, or not active")]
    [InlineData(RouteTargetKind.VpcEndpoint, "vpce-1", "vpce-1 is gone, or not available")]
    [InlineData(RouteTargetKind.Unmodelled, "lgw-1", "lgw-1 is gone, or cannot be used")]
    public void Each_kind_of_target_is_lost_in_its_own_way(RouteTargetKind kind, string id, string why) =>
        Assert.Equal(why, Blackhole.Why(new(kind, id), Network));

    [Theory]
    [InlineData(RouteTargetKind.Instance, "i-stopped", true)]
    [InlineData(RouteTargetKind.NetworkInterface, "eni-stopped", true)]
    [InlineData(RouteTargetKind.Instance, "i-none", false)]
    [InlineData(RouteTargetKind.NetworkInterface, "eni-up", false)]
    [InlineData(RouteTargetKind.NatGateway, "nat-1", false)]
    public void Only_an_instance_that_is_there_can_be_started(RouteTargetKind kind, string id, bool waits) =>
        Assert.Equal(waits, Blackhole.WaitsForStart(new(kind, id), Network));
}
