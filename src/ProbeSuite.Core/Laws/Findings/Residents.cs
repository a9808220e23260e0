using ProbeSuite.Topology;

namespace ProbeSuite.Laws.Findings;

/// <summary>Functions with the same subnets and the same groups: what is true of one's network is true of all.</summary>
/// <param name="Placement">How they are attached.</param>
/// <param name="Functions">The functions by name, at least one.</param>
/// <param name="Subnets">Their subnets, as far as the snapshot has them.</param>
internal sealed record Residents(Placement Placement, IReadOnlyList<LambdaFunction> Functions, IReadOnlyList<Subnet> Subnets)
{
    /// <summary>The first function, for all of them.</summary>
    public string Subject => Functions[0].Name;

    /// <summary>The VPC; null when not known.</summary>
    public string? VpcId => Placement.VpcId ?? (Subnets.Count > 0 ? Subnets[0].VpcId : null);

    /// <summary>Whether all subnets are known.</summary>
    public bool IsWhole => Subnets.Count == Placement.SubnetIds.Distinct().Count();

    /// <summary>The verb's form for one or for many.</summary>
    public string Do(string one, string many) => Functions.Count == 1 ? one : many;

    /// <summary>As sentences name them.</summary>
    public override string ToString() => Listing.Of([.. Functions.Select(function => function.Name)]);
}

/// <summary>Names in a sentence.</summary>
internal static class Listing
{
    /// <summary>All of up to three, else two and the number of others.</summary>
    public static string Of(IReadOnlyList<string> names) => names switch
    {
        [] => "nothing",
        [var only] => only,
        [var one, var two] => $"{one} and {two}",
        [var one, var two, var three] => $"{one}, {two} and {three}",
        _ => $"{names[0]}, {names[1]} and {names.Count - 2} others",
    };
}
