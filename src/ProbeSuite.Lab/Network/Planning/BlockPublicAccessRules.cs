using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Network.Planning;

/// <summary>VPC Block Public Access, subnet by subnet.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html"/>
internal static class BlockPublicAccessRules
{
    public static IEnumerable<string> For(VpcDraft vpc)
    {
        var internet = Devices(vpc, GatewayKind.Internet);
        var nats = string.Join(", ", vpc.Ports.Where(port => port.Eni.InterfaceType is "nat_gateway").Select(port => $"\"{port.Device}\""));
        var (exceptOut, exceptIn) = nats.Length == 0 ? ("", "") : ($" iifname != {{ {nats} }}", $" oifname != {{ {nats} }}");

        // Nothing of the internet but what NAT and egress-only gateways asked for.
        if (Groups(vpc, BlockPublicAccess.Ingress) is { } ingress && internet is not null)
        {
            yield return $"iifgroup {ingress} oifname {internet}{exceptOut} drop";
            yield return $"iifname {internet} oifgroup {ingress}{exceptIn} drop";
        }

        if (Groups(vpc, BlockPublicAccess.Bidirectional) is { } both
            && Devices(vpc, GatewayKind.Internet, GatewayKind.EgressOnly, GatewayKind.RegionalNat) is { } edges)
        {
            yield return $"iifgroup {both} oifname {edges} drop";
            yield return $"iifname {edges} oifgroup {both} drop";
        }
    }

    private static string? Groups(VpcDraft vpc, BlockPublicAccess mode) => Braces(
        vpc.Subnets.Where(subnet => (subnet.BlockPublicAccess ?? vpc.Vpc.BlockPublicAccess) == mode).Select(subnet => $"{vpc.Group(subnet.Id)}"));

    private static string? Devices(VpcDraft vpc, params GatewayKind[] kinds) => Braces(
        vpc.Gateways.Where(gateway => kinds.Contains(gateway.Kind)).Select(gateway => $"\"{gateway.Device}\""));

    private static string? Braces(IEnumerable<string> words)
    {
        var list = string.Join(", ", words);
        return list.Length == 0 ? null : $"{{ {list} }}";
    }
}
