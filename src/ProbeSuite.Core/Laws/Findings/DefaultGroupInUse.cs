namespace ProbeSuite.Laws.Findings;

/// <summary>Functions in a VPC's default group, whose members let each other in.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html"/>
internal static class DefaultGroupInUse
{
    public static FindingRule Rule { get; } = new("default-security-group-in-use", [], estate =>
        from residents in estate.Residents
        let shared = residents.Placement.SecurityGroupIds.Select(estate.Network.Group).FirstOrDefault(candidate => candidate?.Name == "default")
        where shared is not null
        group residents by shared.Id into same
        let names = same.SelectMany(residents => residents.Functions).Select(function => function.Name).Distinct().Order(StringComparer.Ordinal).ToList()
        select new Remark(
            Severity.Advice,
            same.First().VpcId,
            same.Key,
            $"{Listing.Of(names)} {(names.Count == 1 ? "is" : "are")} in the VPC's default group {same.Key}, together with everything else that names none.",
            "Give each kind of function a group of its own, so that others can refer to it."));
}
