using ProbeSuite.Checks;

namespace ProbeSuite.Rendering.Html;

/// <summary>A check's stages as bars of time, one below the other.</summary>
internal static class StageBars
{
    /// <summary>The narrowest bar, in hundredths of the whole: a stage that took no time was there all the same.</summary>
    private const double Narrowest = 1;

    /// <summary>The bars.</summary>
    public static Markup Of(IReadOnlyList<StageRecord> stages)
    {
        var whole = Math.Max(stages.Max(stage => stage.StartMs + stage.DurationMs), 0.001);
        return $"""
            <table class="stages"><thead class="hide"><tr><th scope="col">Stage</th><th scope="col">When</th>
            <th scope="col">Milliseconds</th><th scope="col">What was learnt</th></tr></thead><tbody>
            {stages.Select(stage => Row(stage, whole))}</tbody></table>
            """;
    }

    private static Markup Row(StageRecord stage, double whole)
    {
        var width = Math.Clamp(stage.DurationMs / whole * 100, Narrowest, 100);
        var left = Math.Clamp(stage.StartMs / whole * 100, 0, 100 - width);
        return $"""
            <tr><th scope="row">{stage.Stage.ToString().ToLowerInvariant()}</th>
            <td><svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect x="{left}" width="{width}" height="8"/></svg></td>
            <td class="ms">{stage.DurationMs} ms</td><td>{stage.Detail}</td></tr>

            """;
    }
}
