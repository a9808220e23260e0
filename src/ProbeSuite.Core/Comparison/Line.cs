using System.Globalization;
using System.Text;

namespace ProbeSuite.Comparison;

/// <summary>What the runs of a history said of one cell: a stretch for as long as they said the same.</summary>
/// <param name="Stretches">Oldest first; no two neighbours say the same.</param>
internal readonly record struct Line(IReadOnlyList<Stretch> Stretches)
{
    private const string Letters = "ox!X?-.";

    private static readonly Agreement?[] Meanings =
    [
        Agreement.OpenAsPredicted, Agreement.BlockedAsPredicted, Agreement.UnexpectedlyOpen, Agreement.UnexpectedlyBlocked, Agreement.Unknown, Agreement.NotRun, null,
    ];

    /// <summary>Whether no run asked the cell.</summary>
    public bool IsBlank => Stretches.All(stretch => stretch.Said is null);

    /// <summary>Its runs in number.</summary>
    public int Runs => Stretches.Sum(stretch => stretch.Runs);

    /// <summary>A line of runs none of which asked.</summary>
    public static Line Blank(int runs) => Of([new(null, runs)]);

    /// <summary>One run more.</summary>
    /// <param name="at">Its place, from 0.</param>
    /// <param name="said">What it said; null when it did not ask.</param>
    public Line With(int at, Agreement? said) => Of([.. Part(0, at), new(said, 1), .. Part(at, Runs)]);

    /// <summary>The line without its first runs.</summary>
    public Line Without(int first) => Of(Part(first, Runs));

    /// <summary>A letter for each stretch, with its length behind where that is not 1: <c>o42X3o</c>.</summary>
    public override string ToString() => Stretches.Aggregate(new StringBuilder(), (text, stretch) =>
        text.Append(Letters[Array.IndexOf(Meanings, stretch.Said)]).Append(stretch.Runs == 1 ? "" : stretch.Runs.ToString(CultureInfo.InvariantCulture))).ToString();

    /// <summary>Reads what <see cref="ToString"/> writes; false when it is something else.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Line line)
    {
        var stretches = new List<Stretch>();
        line = new(stretches);
        while (text.Length > 0)
        {
            var meaning = Letters.IndexOf(text[0], StringComparison.Ordinal);
            var digits = text[1..].IndexOfAnyExceptInRange('0', '9') is >= 0 and var length ? length : text.Length - 1;
            var runs = 1;
            if (meaning < 0 || (digits > 0 && (!int.TryParse(text.Slice(1, digits), NumberStyles.None, CultureInfo.InvariantCulture, out runs) || runs is 0 or > History.MostRuns)))
            {
                return false;
            }

            stretches.Add(new(Meanings[meaning], runs));
            text = text[(1 + digits)..];
        }

        return true;
    }

    private static Line Of(IEnumerable<Stretch> stretches)
    {
        var merged = new List<Stretch>();
        foreach (var stretch in stretches.Where(stretch => stretch.Runs > 0))
        {
            if (merged.Count > 0 && merged[^1].Said == stretch.Said)
            {
                merged[^1] = merged[^1] with { Runs = merged[^1].Runs + stretch.Runs };
            }
            else
            {
                merged.Add(stretch);
            }
        }

        return new(merged);
    }

    // The runs from one place up to another.
    private IEnumerable<Stretch> Part(int from, int to)
    {
        var begin = 0;
        foreach (var stretch in Stretches)
        {
            var end = begin + stretch.Runs;
            yield return stretch with { Runs = Math.Max(0, Math.Min(end, to) - Math.Max(begin, from)) };
            begin = end;
        }
    }
}

/// <summary>Runs behind each other that said the same.</summary>
/// <param name="Said">What they said; null when they did not ask.</param>
/// <param name="Runs">Their number, from 1.</param>
internal readonly record struct Stretch(Agreement? Said, int Runs);
