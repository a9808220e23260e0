using ProbeSuite.Topology;

namespace ProbeSuite.Laws;

/// <summary>What holds for the interface of a function that is attached to a VPC.</summary>
internal static class AttachmentLaws
{
    public static IReadOnlyList<Law> All { get; } =
    [
        new("connectivity-and-permission", "Every call needs both end-to-end connectivity and IAM permission: a refusal proves an open path, and silence says nothing of permission.", trial =>
        {
            var confused = trial.Cells.Where(cell => cell.Observed.Permission != Permission.NotAsked && !cell.IsOpen);
            var told = trial.Cells.Where(cell => cell.Observed.Permission != Permission.NotAsked && cell.IsOpen)
                .Select(cell => $"{cell.Cell.Placement} → {cell.Cell.Target}: open, permission {(cell.Observed.Permission == Permission.Denied ? "denied" : "granted")}")
                .Concat(trial.Cells.Where(cell => cell.Target.Kind == Targets.TargetKind.S3 && cell.IsBlocked).Select(cell => $"{cell.Cell.Placement} → {cell.Cell.Target}: {cell.Observed.Outcome}, permission not asked"));
            return Ruling.From([.. told], NoVpcLaws.Texts(confused), "no target that asks for a permission was tried");
        }),

        new("attaching-removes-internet", "Attached to a VPC, a function has only what that VPC gives it: no route, no internet.", trial =>
        {
            var cut = trial.Attached.Where(cell => cell.IsInternet && cell.Codes.Contains(Reachability.Codes.NoRoute)).ToList();
            return Ruling.From(NoVpcLaws.Texts(cut.Where(cell => cell.IsBlocked)), NoVpcLaws.Texts(cut.Where(cell => cell.IsOpen)), "no placement without an internet route tried an internet target");
        }),

        new("eni-has-private-address-only", "The network interface of an attached function takes an address from the subnet's range and never a public IPv4 address.", trial =>
        {
            var cards = Cards(trial).ToList();
            var wrong = cards.Where(card => card.Addresses.Any(own => own.PublicIp is not null)).Select(card => $"{card.Id} has {card.Addresses.First(own => own.PublicIp is not null).PublicIp}: somebody tied it, and it will be lost")
                .Concat(cards.Where(card => trial.Snapshot.Subnets.FirstOrDefault(subnet => subnet.Id == card.SubnetId) is { } subnet && card.Addresses.Any(own => !subnet.Contains(own.Address))).Select(card => $"{card.Id} has an address outside {card.SubnetId}"));
            return Ruling.From([.. cards.Select(card => $"{card.Id} has {string.Join(", ", card.Addresses.Select(own => own.Address))} of {card.SubnetId}")], [.. wrong], "the snapshot holds no interface of Lambda's");
        }),

        new("eni-is-shared", "Functions with the same subnet and the same set of security groups share the network interface.", trial =>
        {
            var cards = Cards(trial).ToLookup(card => Key(card.SubnetId, card.SecurityGroupIds));
            var shared = trial.Snapshot.Functions.SelectMany(function => function.Placement.SubnetIds.Select(subnet => (Key: Key(subnet, function.Placement.SecurityGroupIds), function.Name)))
                .GroupBy(pair => pair.Key, pair => pair.Name).Where(group => group.Count() > 1 && cards[group.Key].Any()).ToList();
            return Ruling.From(
                [.. shared.Where(group => cards[group.Key].Count() == 1).Select(group => $"{string.Join(", ", group)} share {cards[group.Key].First().Id}")],
                [],
                shared.Count > 0 ? "functions share a subnet and groups, and AWS made several interfaces for them, as it does beyond 65,000 connections" : "no two functions have a subnet and the set of groups in common, or their interface is not in the snapshot");
        }),

        new("vpc-reaches-vpc", "An attached function reaches what is in its VPC and in peered VPCs, where security groups, network ACLs and routes (both ways) allow.", trial =>
        {
            var inside = trial.Attached.Where(cell => cell.IsInside && cell.Cell.Predicted.Path == PathState.Open).ToList();
            return Ruling.From(NoVpcLaws.Texts(inside.Where(cell => cell.IsOpen)), NoVpcLaws.Texts(inside.Where(cell => cell.IsBlocked)), "no attached placement tried a target inside a VPC that it may reach");
        }),
    ];

    private static IEnumerable<NetworkInterface> Cards(Trial trial) => trial.Snapshot.NetworkInterfaces.Where(card => card.IsLambda);

    private static string Key(string subnet, IEnumerable<string> groups) => $"{subnet} {string.Join(' ', groups.Order(StringComparer.Ordinal))}";
}
