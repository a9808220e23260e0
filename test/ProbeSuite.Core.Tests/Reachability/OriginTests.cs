using ProbeSuite.Topology;

namespace ProbeSuite.Reachability;

public class OriginTests
{
    [Fact]
    public void An_interface_that_is_not_there_may_be_among_those_that_were_not_read()
    {
        var network = new Snapshot { Gaps = [new(ResourceKind.NetworkInterfaces, "no describe-network-interfaces output in the folder")] };

        Assert.Equal(
            "--from eni-1: the network has no such interface, instance, function or placement (no describe-network-interfaces output in the folder)"
            + "; name an interface (eni-…), or a subnet and its groups (subnet-…+sg-…)",
            Assert.Throws<OriginException>(() => Origin.Find(network, "eni-1")).Message);
        Assert.DoesNotContain("folder", Assert.Throws<OriginException>(() => Origin.Find(network, "app")).Message, StringComparison.Ordinal);
    }
}
