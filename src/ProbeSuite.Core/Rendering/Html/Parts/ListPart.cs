namespace ProbeSuite.Rendering.Html.Parts;

/// <summary>A section that is a list of sentences.</summary>
internal static class ListPart
{
    private const int Most = 100;

    /// <summary>The section; nothing when there is no sentence.</summary>
    /// <param name="id">Its anchor.</param>
    /// <param name="heading">Its heading.</param>
    /// <param name="sentences">Its entries, of which the first hundred are shown.</param>
    public static Markup? Of(string id, string heading, IReadOnlyList<string> sentences) => sentences.Count == 0 ? null : (Markup)$"""
        <section id="{id}" aria-labelledby="{id}-h">
        <h2 id="{id}-h">{heading}</h2>
        <ul class="plain">
        {sentences.Take(Most).Select(sentence => (Markup)$"<li>{sentence}</li>\n")}</ul>
        {(sentences.Count > Most ? (Markup)$"""<p class="more">And {sentences.Count - Most} more.</p>""" : null)}</section>

        """;
}
