namespace ProbeSuite.Rendering.Html;

/// <summary>Marks as the page shows them: a sign, a colour, and words for those who hear the page.</summary>
internal static class Badge
{
    /// <summary>The sign in its colour, with its meaning.</summary>
    public static Markup Of(Mark mark) => $"""<b class="m {Class(mark)}"><span aria-hidden="true">{mark.Sign}</span><i>{mark.Meaning}</i></b>""";

    /// <summary>A path's sign, with its meaning.</summary>
    public static Markup Of(PathState path) =>
        $"""<b class="p {Class(path)}"><span aria-hidden="true">{Verdicts.Sign(path)}</span><i>{Verdicts.Word(path)}</i></b>""";

    /// <summary>The class that colours a mark.</summary>
    public static string Class(Mark mark) => mark.Sign switch
    {
        '✓' => "ok",
        'd' => "den",
        '·' => "shut",
        '✗' => "bad",
        '!' => "odd",
        '?' => "dim",
        _ => "off",
    };

    /// <summary>The class that colours a path.</summary>
    public static string Class(PathState path) => path switch
    {
        PathState.Open => "open",
        PathState.Blocked => "blocked",
        _ => "unknown",
    };
}
