namespace ProbeSuite.Rendering;

/// <summary>A path's verdict as people read it.</summary>
public static class Verdicts
{
    /// <summary>A word or two.</summary>
    public static string Word(PathState path) => path switch
    {
        PathState.Open => "open",
        PathState.Blocked => "blocked",
        _ => "not known",
    };

    /// <summary>One character, one column wide.</summary>
    public static char Sign(PathState path) => path switch
    {
        PathState.Open => '✓',
        PathState.Blocked => '✗',
        _ => '?',
    };
}
