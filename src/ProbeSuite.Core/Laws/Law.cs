namespace ProbeSuite.Laws;

/// <summary>A rule about placements that every run puts to the test as far as it can.</summary>
/// <param name="Name">As reports name it.</param>
/// <param name="Statement">What it says.</param>
/// <param name="Judge">Judges it from one run.</param>
internal sealed record Law(string Name, string Statement, Func<Trial, Ruling> Judge);

/// <summary>What a run says of a law.</summary>
/// <param name="Verdict">Whether it held.</param>
/// <param name="Evidence">What shows it, or what is missing to show it.</param>
internal sealed record Ruling(Judgement Verdict, IReadOnlyList<string> Evidence)
{
    /// <summary>A law that nothing in the run tests.</summary>
    public static Ruling Untested(string missing) => new(Judgement.NotExercised, [missing]);

    /// <summary>Broken by any that contradict, else held by those that confirm, else not tested.</summary>
    public static Ruling From(IReadOnlyList<string> confirming, IReadOnlyList<string> contradicting, string missing) =>
        contradicting.Count > 0 ? new(Judgement.Broken, contradicting)
        : confirming.Count > 0 ? new(Judgement.Holds, confirming)
        : Untested(missing);
}
