using System.Net;
using System.Net.Sockets;
using ProbeSuite.Templates.Evaluation;
using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>
/// Network interfaces that a template declares, by themselves or with an instance. One whose address only the deployment
/// knows is given one that it could get, as the predictor gives to those of functions.
/// </summary>
internal static class NetworkInterfaces
{
    public static IReadOnlyList<NetworkInterface> Read(Draft draft, IReadOnlyList<Subnet> subnets)
    {
        var owners = draft.Of("AWS::EC2::NetworkInterfaceAttachment").ToLookup(item => item.Reference("NetworkInterfaceId"), item => item.Reference("InstanceId"));
        if (draft.Types.Any(type => type.StartsWith("AWS::EC2::", StringComparison.Ordinal)))
        {
            draft.Miss(ResourceKind.NetworkInterfaces, "most network interfaces are made, and get their addresses, only when the template is deployed");
        }

        List<NetworkInterface> cards =
        [
            .. draft.Of("AWS::EC2::NetworkInterface").Select(card => Card(card, card, card.Id, "GroupSet", owners[card.Id].FirstOrDefault(), subnets)).OfType<NetworkInterface>(),
            .. draft.Of("AWS::EC2::Instance").SelectMany(instance => OwnCards(instance).Select(own => Card(instance, own.Card, own.Id, own.Groups, instance.Id, subnets))).OfType<NetworkInterface>(),
        ];
        var publics = WithPublicAddress(draft, subnets);
        var taken = cards.SelectMany(card => card.Addresses).Select(own => own.Address).ToHashSet();
        return [.. cards.Select(card => Addressed(card, subnets.First(subnet => subnet.Id == card.SubnetId), taken, publics.Contains(card.Id)))];
    }

    /// <summary>
    /// The interfaces that will have a public address: by an Elastic IP, which an instance has at its primary one, by their
    /// own word, or by their subnet's where they say nothing.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html"/>
    private static HashSet<string> WithPublicAddress(Draft draft, IReadOnlyList<Subnet> subnets)
    {
        var ties = draft.Of("AWS::EC2::EIP", "AWS::EC2::EIPAssociation").ToList();
        var instances = ties.Select(tie => tie.Reference("InstanceId")).ToHashSet();
        return
        [
            .. ties.Select(tie => tie.Reference("NetworkInterfaceId")).OfType<string>(),
            .. ReadInstances(draft).Where(instance => instances.Contains(instance.Id)).SelectMany(instance => instance.NetworkInterfaceIds.Take(1)),
            .. draft.Of("AWS::EC2::Instance").SelectMany(OwnCards).Where(own => TakesPublicAddress(own.Card.Of(ResourceKind.NetworkInterfaces, own.Id), subnets)).Select(own => own.Id),
        ];
    }

    private static bool TakesPublicAddress(Properties card, IReadOnlyList<Subnet> subnets) => card["AssociatePublicIpAddress"] is null
        ? subnets.FirstOrDefault(subnet => subnet.Id == card.Reference("SubnetId"))?.MapPublicIpOnLaunch == true
        : card.Flag("AssociatePublicIpAddress") == true;

    private static NetworkInterface Addressed(NetworkInterface card, Subnet subnet, HashSet<IPAddress> taken, bool isPublic)
    {
        var block = subnet.CidrBlocks.FirstOrDefault(block => block.BaseAddress.AddressFamily == AddressFamily.InterNetwork);
        var own = card.Addresses.Count > 0 || block == default ? card.Addresses
            : Enumerable.Range(FirstOffset, MostOffsets).TakeWhile(offset => block.Contains(Evaluator.Block(block.BaseAddress, offset + 1, 0)))
                .Select(offset => Evaluator.Block(block.BaseAddress, offset, 0)).FirstOrDefault(taken.Add) is { } free ? [new(free)]
            : [];
        return card with { Addresses = isPublic && own is [var first, ..] ? [first with { PublicIp = InterfaceAddress.NotKnownYet }, .. own.Skip(1)] : own };
    }

    // AWS keeps the first four and the last; what else stands in a subnet gets some behind them.
    private const int FirstOffset = 8;
    private const int MostOffsets = 4096;

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
