using System.Net;
using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>Network interfaces that a template declares: by themselves, or with an instance.</summary>
internal static class Cards
{
    public static IReadOnlyList<NetworkInterface> Read(Draft draft, IReadOnlyList<Subnet> subnets) =>
    [
        .. draft.Of("AWS::EC2::NetworkInterface").Select(card => Of(card, card.Id, card.Texts("GroupSet"), null, subnets)).OfType<NetworkInterface>(),
        .. draft.Of("AWS::EC2::Instance").Select(instance => Of(instance, $"{instance.Id}.PrimaryInterface", instance.Texts("SecurityGroupIds"), instance.Id, subnets)).OfType<NetworkInterface>(),
    ];

    public static IReadOnlyList<Instance> ReadInstances(Draft draft) =>
        [.. draft.Of("AWS::EC2::Instance").Select(instance => new Instance(instance.Id, instance.Name, null, [$"{instance.Id}.PrimaryInterface"]))];

    private static NetworkInterface? Of(Properties card, string id, IReadOnlyList<string> groups, string? instance, IReadOnlyList<Subnet> subnets)
    {
        if (subnets.FirstOrDefault(subnet => subnet.Id == card.Text("SubnetId")) is not { } subnet)
        {
            return null;
        }

        return new()
        {
            Id = id,
            SubnetId = subnet.Id,
            VpcId = subnet.VpcId,
            InterfaceType = "interface",
            SecurityGroupIds = groups.Count > 0 ? groups : [$"{subnet.VpcId}.DefaultSecurityGroup"],
            Addresses = IPAddress.TryParse(card["PrivateIpAddress"]?.AsText, out var address) ? [new(address)] : [],
            SourceDestCheck = card.Truth("SourceDestCheck") ?? true,
            InstanceId = instance,
        };
    }
}
