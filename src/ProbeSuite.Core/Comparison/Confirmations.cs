using System.Globalization;

namespace ProbeSuite.Comparison;

/// <summary>How many of the last runs must agree on a cell before its change counts. One run alone may be mistaken.</summary>
/// <param name="Needed">So many must agree: more than half of <paramref name="Last"/>, so that no two answers can both count.</param>
/// <param name="Last">Of so many runs, 1 to <see cref="MostRuns"/>; a run that did not ask the cell is none.</param>
public readonly record struct Confirmations(int Needed, int Last)
{
    /// <summary>The longest wait that can be asked for, in runs.</summary>
    public const int MostRuns = 20;

    /// <summary>One of one: every run counts by itself.</summary>
    public static Confirmations Off { get; } = new(1, 1);

    /// <summary>Reads <c>2/3</c> or <c>2 of 3</c>.</summary>
    public static bool TryParse(string text, out Confirmations confirmations)
    {
        var parts = text.Split(["/", "of"], StringSplitOptions.TrimEntries);
        var needed = Number(parts[0]);
        var last = Number(parts[^1]);
        confirmations = new(needed, last);
        return parts.Length == 2 && last <= MostRuns && needed <= last && 2 * needed > last;

        static int Number(string part) => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
    }
}
