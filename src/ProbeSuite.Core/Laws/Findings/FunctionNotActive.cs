using ProbeSuite.Topology;

namespace ProbeSuite.Laws.Findings;

/// <summary>A function whose state keeps it from running.</summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html"/>
internal static class FunctionNotActive
{
    public static FindingRule Rule { get; } = new("function-not-active", [], estate =>
        from function in estate.Snapshot.Functions
        where function.State is not (null or "Active") && !StateReasons.Passes(function.StateReasonCode)
        where function.State is not ("Pending" or "Deleting") || function.StateReasonCode is not null
        select new Remark(
            function.State == "Inactive" ? Severity.Hazard : Severity.Problem,
            function.Placement.VpcId,
            function.Name,
            $"{function.Name} is {function.State}: {Because(function)}.",
            function.StateReasonCode is { } code ? Fix(function, code) : null));

    private static string Because(LambdaFunction function) =>
        function.StateReasonCode is { } code ? StateReasons.Meaning(code)
        : function.StateReason is { } reason ? reason.TrimEnd('.')
        : "Lambda gives no reason";

    /// <summary>The fix for a code, with the function's own name and role in it.</summary>
    internal static string? Fix(LambdaFunction function, string code) => StateReasons.Fix(code)?
        .Replace("--function-name NAME", $"--function-name {function.Name}", StringComparison.Ordinal)
        .Replace("--role-name ROLE", $"--role-name {function.Role?.Split('/')[^1] ?? "ROLE"}", StringComparison.Ordinal);
}
