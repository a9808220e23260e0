namespace ProbeSuite.Laws;

/// <summary>What holds for ways from a VPC to the internet.</summary>
internal static class InternetLaws
{
    public static IReadOnlyList<Law> All { get; } =
    [
        new("private-subnet-with-nat-reaches-internet", "A private subnet whose default route is a NAT gateway in a public subnet gives internet access.",
            trial => NoVpcLaws.AnyOpen(ThroughNat(trial), "no placement behind a working NAT gateway tried an internet target")),

        new("nat-egress-address-is-static", "Behind a NAT gateway, the public address that the world sees is the gateway's Elastic IP, the same in every run.", trial =>
        {
            var seen = ThroughNat(trial).Where(cell => cell.Observed.Address is not null && cell.Cell.Predicted.EgressAddress is not null).ToList();
            return Ruling.From(
                [.. seen.Where(IsExpected).Select(cell => $"{cell.Cell.Placement} was seen as {cell.Observed.Address}, the address of {cell.Through("NAT gateway").First()}")],
                [.. seen.Where(cell => !IsExpected(cell)).Select(cell => $"{cell.Cell.Placement} was seen as {cell.Observed.Address} instead of {cell.Cell.Predicted.EgressAddress}")],
                "no egress:// target answered a placement behind a NAT gateway whose address is known");
        }),

        new("public-subnet-gives-no-internet", "In a public subnet a function has no IPv4 internet, even when a NAT gateway stands in that same subnet: the internet gateway's route is taken, it needs a public address, and the interface has none.", trial =>
        {
            var cut = trial.Attached.Where(cell => cell.Codes.Contains(Reachability.Codes.NoPublicAddress)).ToList();
            return Ruling.From(NoVpcLaws.Texts(cut.Where(cell => cell.IsBlocked)), NoVpcLaws.Texts(cut.Where(cell => cell.IsOpen)), "no placement in a public subnet tried a public target");
        }),
    ];

    private static IEnumerable<TestedCell> ThroughNat(Trial trial) =>
        trial.Attached.Where(cell => cell.IsInternet && cell.Cell.Predicted.Path == PathState.Open && cell.Through("NAT gateway").Any());

    private static bool IsExpected(TestedCell cell) => cell.Cell.Predicted.EgressAddress!.Split(", ").Contains(cell.Observed.Address);
}
