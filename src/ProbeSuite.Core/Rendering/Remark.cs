namespace ProbeSuite.Rendering;

/// <summary>Sentences that one change mends, or none.</summary>
/// <param name="Sentences">One or more.</param>
/// <param name="Fix">The change; null when none is needed or known.</param>
internal sealed record Remark(IReadOnlyList<string> Sentences, string? Fix = null)
{
    /// <summary>What stands before the change.</summary>
    public string Label => Sentences.Count == 1 ? "Fix: " : $"Fix of these {Sentences.Count}: ";
}

/// <summary>A part of a report for people.</summary>
/// <param name="Title">Its heading; without remarks, all that it says.</param>
/// <param name="Remarks">What it says.</param>
/// <param name="Left">How many sentences more there are.</param>
internal sealed record Section(string Title, IReadOnlyList<Remark> Remarks, int Left = 0)
{
    /// <summary>A section of as many sentences as people read; null when there is none.</summary>
    public static Section? Of(string title, IReadOnlyList<Remark> remarks, int most)
    {
        var taken = new List<Remark>();
        var room = most;
        foreach (var remark in remarks.TakeWhile(_ => room > 0))
        {
            taken.Add(remark with { Sentences = [.. remark.Sentences.Take(room)] });
            room -= taken[^1].Sentences.Count;
        }

        return taken.Count == 0 ? null : new(title, taken, remarks.Sum(remark => remark.Sentences.Count) - (most - room));
    }

    /// <summary>The same of sentences alone.</summary>
    public static Section? Of(string title, IEnumerable<string> sentences, int most) => Of(title, [.. sentences.Select(sentence => new Remark([sentence]))], most);
}
