namespace ProbeSuite.Checks;

/// <summary>Ends a check, from however deep, with what was seen.</summary>
/// <param name="outcome">What was seen.</param>
/// <param name="sentence">What was wrong, for people.</param>
internal sealed class EvidenceException(Outcome outcome, string sentence) : Exception(sentence)
{
    public Outcome Outcome => outcome;
}
