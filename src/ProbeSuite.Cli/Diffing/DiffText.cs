using ProbeSuite.Rendering;
using ProbeSuite.Topology.Differences;

namespace ProbeSuite.Cli.Diffing;

/// <summary>What changed between two networks, as people read it: what it does to functions first, then every field.</summary>
internal static class DiffText
{
    private const string Indent = "      ";

    public static IEnumerable<string> Lines(DiffAnswer answer, int width, Paint paint)
    {
        if (answer.Differences is [])
        {
            return ["Nothing differs."];
        }

        return
        [
            .. Flips("Became unreachable, or not known", answer.Flips.Where(flip => flip.IsLoss), width, paint),
            .. Flips("Became reachable, or less bad", answer.Flips.Where(flip => !flip.IsLoss), width, paint),
            .. answer.Flips is [] ? ["What functions reach of the usual targets is the same; --to asks for others."] : Array.Empty<string>(),
            "",
            paint.Strong("What changed"),
            .. Changes(answer.Differences, paint),
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
                yield return paint.Quiet($"{Indent}{cause.Kind} {cause.Id}{(cause.Field is null ? "" : $" {cause.Field}")}: {Change(cause, default)}");
            }
        }
    }

    private static IEnumerable<string> Changes(IReadOnlyList<Difference> differences, Paint paint)
    {
        foreach (var resource in differences.GroupBy(difference => (difference.Kind, difference.Id)))
        {
            var name = $"{resource.Key.Kind} {resource.Key.Id}";
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

    private static string Change(Difference change, Paint paint) => change switch
    {
        { Field: null, After: null } => "is gone",
        { Field: null } => "is new",
        { Before: null } => paint.Good($"+ {change.After}"),
        { After: null } => paint.Bad($"- {change.Before}"),
        _ => $"{paint.Bad(change.Before)} → {paint.Good(change.After)}",
    };
}
