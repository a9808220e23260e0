namespace ProbeSuite.Rendering.Html;

/// <summary>Marks as the page shows them: a sign, a colour, and words for those who hear the page.</summary>
internal static class Badge
{
    /// <summary>The sign in its colour, with its meaning.</summary>
    public static Markup Of(Mark mark) => Of('m', Class(mark), mark.Sign, mark.Meaning);

    /// <summary>A path's sign, with its meaning.</summary>
    public static Markup Of(PathState path) => Of('p', Class(path), Verdicts.Sign(path), Verdicts.Word(path));

    /// <summary>A sign with its meaning, in one of the classes that colour marks (<c>m</c>) or paths (<c>p</c>).</summary>
    public static Markup Of(char sort, string colour, char sign, string meaning) =>
        $"""<b class="{sort} {colour}"><span aria-hidden="true">{sign}</span><i>{meaning}</i></b>""";

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
