using ProbeSuite.Laws;

namespace ProbeSuite.Rendering.Html.Parts;

/// <summary>The laws with their verdicts, broken ones first.</summary>
internal static class LawsPart
{
    private const int MostEvidence = 5;

    /// <summary>The section; nothing when no law was judged.</summary>
    public static Markup? Of(IReadOnlyList<LawVerdict> laws) => laws.Count == 0 ? null : (Markup)$"""
        <section id="laws" aria-labelledby="laws-h">
        <h2 id="laws-h">Laws</h2>
        <p class="more">{Number(laws, Judgement.Holds)} hold, {Number(laws, Judgement.Broken)} broken, {Number(laws, Judgement.NotExercised)} not exercised.</p>
        <ul class="laws">
        {laws.OrderBy(law => law.Verdict switch { Judgement.Broken => 0, Judgement.Holds => 1, _ => 2 }).Select(Law)}</ul>
        </section>

        """;

    private static Markup Law(LawVerdict law)
    {
        var (colour, sign, word) = law.Verdict switch
        {
            Judgement.Holds => ("ok", '✓', "holds"),
            Judgement.Broken => ("bad", '✗', "broken"),
            _ => ("off", '-', "not exercised"),
        };
        return $"""
            <li>{Badge.Of('m', colour, sign, word)}<div><p><b>{law.Law}</b> {law.Statement}</p>{Evidence(law.Evidence)}</div></li>

            """;
    }

    private static Markup? Evidence(IReadOnlyList<string> evidence) => evidence.Count == 0 ? null
        : (Markup)$"""<ul class="evidence">{evidence.Take(MostEvidence).Select(phrase => (Markup)$"<li>{phrase}</li>")}{(evidence.Count > MostEvidence ? (Markup)$"<li>and {evidence.Count - MostEvidence} more</li>" : null)}</ul>""";

    private static int Number(IReadOnlyList<LawVerdict> laws, Judgement verdict) => laws.Count(law => law.Verdict == verdict);
}
