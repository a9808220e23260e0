using ProbeSuite.Rendering;
using ProbeSuite.Topology;
using ProbeSuite.Topology.Differences;

namespace ProbeSuite.Cli.Diffing;

/// <summary>What changed between two networks, as people read it: what it does to functions first, then every field.</summary>
internal static class DiffText
{
    private const string Indent = "      ";

    /// <summary>The kind of differences that are none of the network, but of what is known of it.</summary>
    private const string Gaps = "gaps";

    public static IEnumerable<string> Lines(DiffAnswer answer, int width, Paint paint)
    {
        if (answer.Differences is [])
        {
            return ["Nothing differs."];
        }

        return
        [
            .. Flips("Became unreachable", answer.Flips.Where(flip => flip is { Before: PathState.Open, After: PathState.Blocked }), width, paint),
            .. Flips("Became reachable", answer.Flips.Where(flip => flip is { Before: PathState.Blocked, After: PathState.Open }), width, paint),
            .. Flips("Is known of one of the two only", answer.Flips.Where(flip => flip.Before == PathState.Unknown || flip.After == PathState.Unknown), width, paint),
            .. answer.Flips is [] ? ["What functions reach of the usual targets is the same; --to asks for others."] : Array.Empty<string>(),
            "",
            .. answer.Differences.Where(difference => difference.Kind != Gaps).ToArray() is [_, ..] changes ? [paint.Strong("What changed"), .. Changes(changes, paint)] : Array.Empty<string>(),
            .. answer.Differences.Where(difference => difference.Kind == Gaps).ToArray() is [_, ..] gaps ? Unknown(gaps, width, paint) : [],
        ];
    }

    private static IEnumerable<string> Flips(string title, IEnumerable<Flip> flips, int width, Paint paint)
    {
        // One cause often takes several targets from a function.
        foreach (var (index, alike) in flips.GroupBy(flip => (flip.From, flip.Before, flip.After, Cause: flip.Causes is [] ? flip.Why : string.Join('\n', flip.Causes))).Index())
        {
            if (index == 0)
            {
                yield return paint.Strong(title);
            }

            var flip = alike.First();
            yield return $"  {flip.From} → {string.Join(", ", alike.Select(one => one.To))}: was {paint.Of(flip.Before, Verdicts.Word(flip.Before))}, is {paint.Of(flip.After, Verdicts.Word(flip.After))}";
            foreach (var line in Wrapping.Lines($"{(flip.IsLoss ? "" : "Before: ")}{flip.Why}", width - Indent.Length))
            {
                yield return $"{Indent}{line}";
            }

            foreach (var cause in flip.Causes)
            {
                yield return paint.Quiet($"{Indent}{Name(cause)}{(cause.Field is null ? "" : $" {cause.Field}")}: {Change(cause, default)}");
            }
        }
    }

    private static IEnumerable<string> Changes(IReadOnlyList<Difference> differences, Paint paint)
    {
        foreach (var resource in differences.GroupBy(difference => (difference.Kind, difference.Id)))
        {
            var name = Name(resource.First());
            if (resource.First() is { Field: null } whole)
            {
                yield return whole.After is null ? paint.Bad($"- {name}") : paint.Good($"+ {name}");
                continue;
            }

            yield return paint.Strong($"~ {name}");
            foreach (var field in resource)
            {
                yield return $"    {field.Field}: {Change(field, paint)}";
            }
        }
    }

    private static IEnumerable<string> Unknown(Difference[] gaps, int width, Paint paint)
    {
        yield return paint.Strong("Not compared, for only one of the two tells of it");
        foreach (var side in gaps.GroupBy(gap => gap.Before is null))
        {
            var things = Words.List(side.Select(gap => Kind(gap.Id) is { } kind ? Words.Of(kind) : gap.Id).Distinct());
            foreach (var line in Wrapping.Lines($"only the {(side.Key ? "older" : "newer")}: {things}", width - 4))
            {
                yield return $"    {line}";
            }
        }
    }

    private static string Name(Difference difference) =>
        $"{(Kind(difference.Kind) is { } kind ? Words.One(kind) : difference.Kind)} {difference.Id}";

    private static ResourceKind? Kind(string name) => Enum.TryParse<ResourceKind>(name, ignoreCase: true, out var kind) ? kind : null;

    private static string Change(Difference change, Paint paint) => change switch
    {
        { Field: null, After: null } => "is gone",
        { Field: null } => "is new",
        { Before: null } => paint.Good($"+ {change.After}"),
        { After: null } => paint.Bad($"- {change.Before}"),
        _ => $"{paint.Bad(change.Before)} → {paint.Good(change.After)}",
    };
}
