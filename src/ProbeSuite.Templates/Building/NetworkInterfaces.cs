using ProbeSuite.Templates.Evaluation;
using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>Network interfaces that a template declares, by themselves or with an instance. Of most the address is not known.</summary>
internal static class NetworkInterfaces
{
    public static IReadOnlyList<NetworkInterface> Read(Draft draft, IReadOnlyList<Subnet> subnets)
    {
        var owners = draft.Of("AWS::EC2::NetworkInterfaceAttachment").ToLookup(item => item.Reference("NetworkInterfaceId"), item => item.Reference("InstanceId"));
        if (draft.Types.Any(type => type.StartsWith("AWS::EC2::", StringComparison.Ordinal)))
        {
            draft.Miss(ResourceKind.NetworkInterfaces, "most network interfaces are made, and get their addresses, only when the template is deployed");
        }

        return
        [
            .. draft.Of("AWS::EC2::NetworkInterface").Select(card => Card(card, card, card.Id, "GroupSet", owners[card.Id].FirstOrDefault(), subnets)).OfType<NetworkInterface>(),
            .. draft.Of("AWS::EC2::Instance").SelectMany(instance => OwnCards(instance).Select(own => Card(instance, own.Card, own.Id, own.Groups, instance.Id, subnets))).OfType<NetworkInterface>(),
        ];
    }

    public static IReadOnlyList<Instance> ReadInstances(Draft draft) => [.. draft.Of("AWS::EC2::Instance").Select(instance => new Instance(
        instance.Id, instance.Name, null,
        instance["NetworkInterfaces"] is null
            ? [Primary(instance)]
            : [.. instance.Items("NetworkInterfaces").Select((card, index) => card.Reference("NetworkInterfaceId") ?? $"{instance.Id}.Interface{index}")]))];

    /// <summary>The interfaces that come with an instance, and not by a resource of their own.</summary>
    private static IEnumerable<(string Id, Properties Card, string Groups)> OwnCards(Properties instance) => instance["NetworkInterfaces"] is null
        ? [(Primary(instance), instance, "SecurityGroupIds")]
        : instance.Items("NetworkInterfaces")
            .Select((card, index) => (Id: $"{instance.Id}.Interface{index}", Card: card, Groups: "GroupSet"))
            .Where(own => own.Card["NetworkInterfaceId"] is null);

    private static string Primary(Properties instance) => $"{instance.Id}.Interface0";

    private static NetworkInterface? Card(Properties owner, Properties card, string id, string groupsName, string? instance, IReadOnlyList<Subnet> subnets)
    {
        if (subnets.FirstOrDefault(subnet => subnet.Id == card.Reference("SubnetId")) is not { } subnet)
        {
            owner.Miss($"the subnet of {id} is not in the template");
            return null;
        }

        var groups = card.References(groupsName);
        return new()
        {
            Id = id,
            SubnetId = subnet.Id,
            VpcId = subnet.VpcId,
            Description = card.Plain("Description"),
            InterfaceType = "interface",
            SecurityGroupIds = groups.Count > 0 ? groups : [SecurityGroups.DefaultOf(subnet.VpcId)],
            Addresses = card["PrivateIpAddress"] is Value.Text { Content: var text } && Cidr.ParseAddress(text) is { } address ? [new(address)] : [],
            SourceDestCheck = owner.Flag("SourceDestCheck") ?? true,
            InstanceId = instance,
        };
    }
}
