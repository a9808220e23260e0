namespace ProbeSuite.Laws.Findings;

/// <summary>A function that runs with its former settings, because the last update failed.</summary>
internal static class FailedUpdate
{
    public static FindingRule Rule { get; } = new("failed-update", [], estate =>
        from function in estate.Snapshot.Functions
        where function.LastUpdateStatus == "Failed"
        let code = function.LastUpdateStatusReasonCode
        select new Remark(
            Severity.Problem,
            function.Placement.VpcId,
            function.Name,
            $"The last update of {function.Name} failed, and it runs with its former settings: {(code is null ? "Lambda gives no reason" : StateReasons.Meaning(code))}.",
            code is null ? null : FunctionNotActive.Fix(function, code)));
}
