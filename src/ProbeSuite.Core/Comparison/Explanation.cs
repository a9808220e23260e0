using ProbeSuite.Checks;
using ProbeSuite.Reachability;
using ProbeSuite.Targets;

namespace ProbeSuite.Comparison;

/// <summary>All that a cell's sentence is made of.</summary>
/// <param name="Target">What was tried.</param>
/// <param name="Predicted">What the configuration says.</param>
/// <param name="Seen">What the probe reported.</param>
/// <param name="Observed">What that means.</param>
/// <param name="Agreement">How the two stand to each other.</param>
/// <param name="OnlyViaEndpoint">Whether the object is served to requests through a VPC endpoint alone.</param>
/// <param name="Owner">Whose the public address is that the world saw; null when there was none.</param>
internal sealed record CellFacts(
    Target Target, Prediction Predicted, Observation Seen, Observed Observed, Agreement Agreement, bool OnlyViaEndpoint, AddressOwner? Owner);

/// <summary>Says in a sentence or two what a cell means.</summary>
internal static class Explanation
{
    private static readonly string[] Advice =
    [
        "Look at the DNS servers that the VPC's DHCP options name, and at DNS Firewall.",
        "Look for a router or appliance on the way that rejects it, and for an address family that the function has not.",
        "Look at what the configuration does not show: a firewall on the target itself, an appliance on the way, a change of the last two minutes.",
    ];

    /// <summary>The sentences of a cell.</summary>
    public static string Of(CellFacts cell)
    {
        var seen = Evidence.Clause(cell.Seen.Outcome, cell.Target.Kind, cell.Seen.RemoteAddress);
        var path = (cell.Agreement, cell.Observed.Path) switch
        {
            (Agreement.OpenAsPredicted, _) => $"As predicted, {seen}.",
            (Agreement.BlockedAsPredicted, _) => $"As predicted, {seen}. {Why(cell.Predicted)}.",
            (Agreement.UnexpectedlyBlocked, _) => $"{Capital(seen)}, although the configuration lets it pass. {Elsewhere(cell.Seen.Outcome)}",
            (Agreement.UnexpectedlyOpen, _) =>
                $"{Capital(seen)}, although the configuration blocks it. {Why(cell.Predicted)}. Traffic takes a way that the configuration does not show, or it has just changed.",
            (_, PathState.Unknown) => $"{Capital(seen)}, which says nothing of the path. {Configuration(cell.Predicted)}",
            _ => $"{Capital(seen)}. Whether it should be so cannot be told. {Why(cell.Predicted)}.",
        };
        return path + Permission(cell) + Egress(cell);
    }

    /// <summary>Why the configuration does not tell, without the one gate's name: <c>ec2:DescribeRouteTables was denied.</c></summary>
    public static string NotKnownFor(Prediction predicted)
    {
        const string Lead = " not known: ";
        var why = Why(predicted);
        return $"{(why.IndexOf(Lead, StringComparison.Ordinal) is >= 0 and var at ? why[(at + Lead.Length)..] : why)}.";
    }

    /// <summary>An explanation whose general advice gives way to a better one.</summary>
    public static string Advising(string explanation, string advice)
    {
        var general = Advice.FirstOrDefault(general => explanation.EndsWith(general, StringComparison.Ordinal)) ?? "";
        return $"{explanation[..^general.Length].TrimEnd()} {advice}";
    }

    // The first word that decides. Predictions list the gates in the packet's order.
    private static string Why(Prediction predicted) =>
        predicted.Steps.FirstOrDefault(step => step.Path == predicted.Path)?.Why.TrimEnd('.', ' ') is { Length: > 0 } why
            ? why
            : "No gate says why";

    private static string Configuration(Prediction predicted) => predicted.Path switch
    {
        PathState.Open => "The configuration lets it pass.",
        PathState.Blocked => $"The configuration blocks it. {Why(predicted)}.",
        _ => $"Nor does the configuration. {Why(predicted)}.",
    };

    private static string Elsewhere(Outcome outcome) => outcome switch
    {
        Outcome.ResolverSilent or Outcome.Silent { During: Stage.Dns } => Advice[0],
        Outcome.Unroutable => Advice[1],
        _ => Advice[2],
    };

    private static string Permission(CellFacts cell) => (cell.Observed.Permission, cell.OnlyViaEndpoint) switch
    {
        (ProbeSuite.Permission.Denied, true) =>
            " The path is open, but does not lead through the VPC endpoint: the bucket serves this object to requests that come through it alone.",
        (ProbeSuite.Permission.Denied, false) => " The path is open; what is missing is permission.",
        (ProbeSuite.Permission.Granted, true) => " It came through the VPC endpoint: the bucket serves this object no other way.",
        _ => "",
    };

    private static string Egress(CellFacts cell)
    {
        if (cell.Seen.EgressAddress is not { } address || cell.Owner is not { } owner)
        {
            return "";
        }

        return $" The world saw {address}: {owner.Words}.{Instead(cell.Predicted.EgressAddress, address, owner)}";
    }

    private static string Instead(string? expected, string address, AddressOwner owner) => expected switch
    {
        null => "",
        NoVpc.EgressAddress => owner.Yours == true ? " The configuration says that it is an address of AWS instead." : "",
        _ when expected.Split(',', StringSplitOptions.TrimEntries).Contains(address, StringComparer.Ordinal) => "",
        _ => $" The configuration says {expected} instead.",
    };

    private static string Capital(string clause) => $"{char.ToUpperInvariant(clause[0])}{clause[1..]}";
}
