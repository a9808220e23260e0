namespace ProbeSuite.Rendering.Html;

/// <summary>A change to make, fit to be copied.</summary>
internal static class FixBox
{
    /// <summary>The box; nothing for null.</summary>
    public static Markup? Of(string? fix) =>
        fix is null ? null : (Markup)$"""<div class="fix"><span>Fix</span><pre>{Markup.Lines(fix)}</pre></div>""";
}
