namespace ProbeSuite.Laws;

/// <summary>What holds for the function itself.</summary>
internal static class FunctionLaws
{
    public static IReadOnlyList<Law> All { get; } =
    [
        new("results-need-no-network", "Invocations arrive through the Lambda API and results leave through it: a probe with no network at all still reports.", trial =>
        {
            var isolated = trial.Attached.GroupBy(cell => cell.Cell.Placement)
                .Where(cells => cells.Any(cell => !cell.IsInside && cell.IsBlocked) && cells.Where(cell => !cell.IsInside && cell.Target.Kind != Targets.TargetKind.Dns).All(cell => cell.IsBlocked));
            return Ruling.From([.. isolated.Select(cells => $"{cells.Key} reached nothing outside its VPC, and reported it")], [], "every placement that reported also reached something outside its VPC");
        }),

        new("nobody-reaches-the-function", "No inbound connection reaches a function, not even in a public subnet.", trial =>
        {
            var attempts = trial.Cells.Where(cell => cell.Codes.Contains(Reachability.Codes.InterfaceIsLambda)).ToList();
            return Ruling.From(NoVpcLaws.Texts(attempts.Where(cell => cell.IsBlocked)), NoVpcLaws.Texts(attempts.Where(cell => cell.IsOpen)), "no target is a function's interface, such as resource://PLACEMENT:443");
        }),

        new("role-can-manage-interfaces", "The execution role of an attached function may create, describe and delete network interfaces; where it may not, Lambda's own state reason says so.", trial =>
        {
            var functions = trial.Snapshot.Functions.Where(function => function.Placement.InVpc && function.State is not null).ToList();
            var denied = functions.Where(function => function.StateReasonCode == "InsufficientRolePermissions" || function.LastUpdateStatusReasonCode == "InsufficientRolePermissions");
            return Ruling.From(
                [.. functions.Where(function => function.State == "Active").Select(function => $"{function.Name} is Active in its VPC")],
                [.. denied.Select(function => $"{function.Name}: {function.StateReason ?? "InsufficientRolePermissions"}")],
                "the state of no attached function is known");
        }),

        new("no-vpc-is-cheapest-when-enough", "A function that needs only the internet or only computes belongs outside the VPC; one that needs only S3 or DynamoDB needs a free gateway endpoint, not a NAT gateway. Advice, never a failure.", trial =>
        {
            var paying = trial.Attached.GroupBy(cell => cell.Cell.Placement)
                .Where(cells => cells.Any(cell => cell.IsOpen && cell.Through("NAT gateway").Any()) && !cells.Any(cell => cell.IsInside && cell.IsOpen))
                .Select(cells => $"{cells.Key} uses a NAT gateway and reached nothing inside its VPC: without VPC it would reach the same, for nothing").ToList();
            return trial.Cells.Count == 0 ? Ruling.Untested("nothing was observed")
                : new(Judgement.Holds, paying.Count > 0 ? paying : ["every placement that pays for a NAT gateway also uses its VPC"]);
        }),
    ];
}
