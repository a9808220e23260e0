using System.Globalization;
using System.Text;
using ProbeSuite.Checks;
using ProbeSuite.Comparison;
using ProbeSuite.Targets;

namespace ProbeSuite.Rendering;

/// <summary>What one check saw, as people read it: the verdict in a line, then its stages.</summary>
public static class CheckText
{
    /// <summary>The text.</summary>
    /// <param name="target">What was tried.</param>
    /// <param name="seen">What was seen.</param>
    /// <param name="width">Columns of a line.</param>
    /// <param name="paint">Colours.</param>
    public static string Render(Target target, Observation seen, int width = Page.Width, Paint paint = default)
    {
        var text = new StringBuilder();
        var path = seen.Outcome.Path;
        var clause = Evidence.Clause(seen.Outcome, target.Kind, seen.RemoteAddress);
        text.Append(paint.Of(path, $"{Verdicts.Sign(path)}")).Append(' ').Append(paint.Strong(Harmless.Line(target.Url))).Append(": ").Append(paint.Of(path, Verdicts.Word(path))).Append('\n');
        Wrapping.Append(text, "    ", $"{char.ToUpperInvariant(clause[0])}{clause[1..]}.{(seen.EgressAddress is { } address ? $" The world saw {address}." : "")}", width);
        var margin = seen.Stages.Select(stage => $"{stage.Stage}".Length).DefaultIfEmpty().Max();
        foreach (var stage in seen.Stages)
        {
            var label = string.Create(CultureInfo.InvariantCulture, $"    {stage.Stage.ToString().ToLowerInvariant().PadRight(margin)} {stage.DurationMs,8:0.0} ms  ");
            Wrapping.Append(text, label, stage.Detail ?? "-", width, paint.Quiet);
        }

        return text.ToString().TrimEnd();
    }
}
