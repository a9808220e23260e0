namespace ProbeSuite.Laws;

/// <summary>What holds for a function that is attached to no VPC.</summary>
internal static class NoVpcLaws
{
    private const string NoCells = "no placement without VPC was observed";

    public static IReadOnlyList<Law> All { get; } =
    [
        new("no-vpc-reaches-internet", "A function attached to no VPC reaches the public internet.",
            trial => AnyOpen(trial.NoVpc.Where(cell => cell.IsInternet), "no internet target was tried from a placement without VPC")),

        new("no-vpc-reaches-aws-services", "A function attached to no VPC reaches the public endpoints of AWS services, given permission.",
            trial => AnyOpen(trial.NoVpc.Where(cell => cell.IsAws), "no AWS service was tried from a placement without VPC")),

        new("no-vpc-cannot-reach-vpc", "A function attached to no VPC reaches nothing that is only inside a VPC, whatever its IAM role allows.", trial =>
        {
            var inside = trial.NoVpc.Where(cell => cell.IsInside && cell.Cell.Predicted.Path == PathState.Blocked).ToList();
            return Ruling.From(Texts(inside.Where(cell => cell.IsBlocked)), Texts(inside.Where(cell => cell.IsOpen)), "no target inside a VPC was tried from a placement without VPC");
        }),

        new("no-vpc-egress-address-is-not-yours", "The public address of a function attached to no VPC is none of the account's Elastic IPs and may change from run to run.", trial =>
        {
            var seen = trial.NoVpc.Where(cell => cell.Observed.Address is not null).ToList();
            return Ruling.From(
                [.. seen.Where(cell => !trial.OwnAddresses.ContainsKey(cell.Observed.Address!)).Select(cell => $"{cell.Cell.Placement} was seen as {cell.Observed.Address}, none of the account's")],
                [.. seen.Where(cell => trial.OwnAddresses.ContainsKey(cell.Observed.Address!)).Select(cell => $"{cell.Cell.Placement} was seen as {cell.Observed.Address}, which is {trial.OwnAddresses[cell.Observed.Address!]}")],
                "no egress:// target answered a placement without VPC");
        }),

        new("no-vpc-uses-no-endpoints", "The traffic of a function attached to no VPC never passes one of your VPC endpoints.", trial =>
        {
            var proofs = trial.NoVpc.Where(cell => cell.Target.Kind == Targets.TargetKind.S3 && cell.IsOpen).ToList();
            return Ruling.From(
                [.. proofs.Where(cell => cell.Observed.Permission == Permission.Denied).Select(cell => $"{cell.Cell.Placement} → {cell.Cell.Target}: refused, as everybody is who does not come through the endpoint")],
                Texts(proofs.Where(cell => cell.Observed.ServedVia is not null)),
                trial.NoVpc.Any() ? "no object that is served only through an endpoint was asked for" : NoCells);
        }),
    ];

    /// <summary>One host on the internet may be down by itself; that all are is the network.</summary>
    internal static Ruling AnyOpen(IEnumerable<TestedCell> cells, string missing)
    {
        var all = cells.ToList();
        var open = Texts(all.Where(cell => cell.IsOpen));
        return Ruling.From(open, open.Count > 0 ? [] : Texts(all.Where(cell => cell.IsBlocked)), missing);
    }

    internal static IReadOnlyList<string> Texts(IEnumerable<TestedCell> cells) => [.. cells.Select(cell => $"{cell}")];
}
