namespace ProbeSuite.Rendering;

/// <summary>Colours for a terminal, or none.</summary>
/// <param name="IsOn">Whether the terminal shows colours and they are wanted.</param>
public readonly record struct Paint(bool IsOn)
{
    /// <summary>What works.</summary>
    public string Good(string text) => Wrap(text, 32);

    /// <summary>What does not.</summary>
    public string Bad(string text) => Wrap(text, 31);

    /// <summary>What nobody can tell, or what is a hazard.</summary>
    public string Doubtful(string text) => Wrap(text, 33);

    /// <summary>What explains the rest.</summary>
    public string Quiet(string text) => Wrap(text, 90);

    /// <summary>What is to be read first.</summary>
    public string Strong(string text) => Wrap(text, 1);

    /// <summary>The colour of a verdict.</summary>
    public string Of(PathState path, string text) => path switch
    {
        PathState.Open => Good(text),
        PathState.Blocked => Bad(text),
        _ => Doubtful(text),
    };

    private string Wrap(string text, int code) => IsOn && text.Length > 0 ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
