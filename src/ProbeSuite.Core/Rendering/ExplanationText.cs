using System.Text;
using ProbeSuite.Reachability;
using ProbeSuite.Wire;

namespace ProbeSuite.Rendering;

/// <summary>One flow's prediction as people read it: the verdict, the way drawn in a line, then a line for each gate.</summary>
public static class ExplanationText
{
    private const int WidestGate = 24;

    /// <summary>The text; gates that do not let pass carry their code.</summary>
    /// <param name="answer">The prediction.</param>
    /// <param name="width">Columns of a line.</param>
    /// <param name="paint">Colours.</param>
    public static string Render(FlowAnswer answer, int width = Page.Width, Paint paint = default)
    {
        answer = answer with { Steps = Rounds.Once(answer.Steps) };
        var text = new StringBuilder();
        text.Append(paint.Strong($"{Harmless.Line(answer.From)} → {Harmless.Line(answer.To)}: ")).Append(paint.Of(answer.Path, Verdicts.Word(answer.Path))).Append("\n\n");
        Draw(text, answer, width, paint);
        var margin = Math.Min(WidestGate, answer.Steps.Select(step => step.Gate.Length).DefaultIfEmpty().Max());
        foreach (var way in answer.Steps.GroupBy(step => step.Direction))
        {
            text.Append('\n').Append(way.Key == Direction.Forward ? "there" : "and back").Append('\n');
            foreach (var step in way)
            {
                Gate(text, step, margin, width, paint);
            }
        }

        if (answer.EgressAddress is { } address)
        {
            text.Append($"\nThe world sees {address}.\n");
        }

        if (answer.Fix is { } fix)
        {
            text.Append('\n').Append(paint.Strong("To open it:")).Append('\n');
            text.AppendJoin('\n', FixLines.Of(fix, width - 2).Select(line => $"  {line}".TrimEnd())).Append('\n');
        }

        return text.ToString().TrimEnd();
    }

    // The resources on the way there; the way back is drawn only where it is the trouble.
    private static void Draw(StringBuilder text, FlowAnswer answer, int width, Paint paint)
    {
        var there = Stations(answer, Direction.Forward);
        var back = Stations(answer, Direction.Return);
        Line(text, there.Prepend((answer.From, PathState.Open)), there.Any(station => station.Path == PathState.Blocked) ? "⇢" : "→", answer.To, width, paint);
        if (back.Any(station => station.Path != PathState.Open))
        {
            Line(text, back.Prepend((answer.To, PathState.Open)), back.Any(station => station.Path == PathState.Blocked) ? "⇢" : "→", answer.From, width, paint);
        }
    }

    private static List<(string Name, PathState Path)> Stations(FlowAnswer answer, Direction direction)
    {
        var stations = new List<(string Name, PathState Path)>();
        foreach (var step in answer.Steps.Where(step => step.Direction == direction))
        {
            var name = step.Resource ?? step.Gate;
            if (stations.Count > 0 && stations[^1].Name == name)
            {
                stations[^1] = (name, (PathState)Math.Max((int)stations[^1].Path, (int)step.Path));
            }
            else
            {
                stations.Add((name, step.Path));
            }
        }

        return stations;
    }

    private static void Line(StringBuilder text, IEnumerable<(string Name, PathState Path)> stations, string arrow, string end, int width, Paint paint)
    {
        var column = 0;
        List<(string Text, PathState Path)> drawn = [.. stations.Select((station, index) => (index == 0 ? station.Name : $"{station.Name} {Verdicts.Sign(station.Path)}", station.Path)), (end, PathState.Open)];
        for (var index = 0; index < drawn.Count; index++)
        {
            var name = Harmless.Line(drawn[index].Text);
            var joint = index == 0 ? "" : $" {(index == drawn.Count - 1 ? arrow : "→")} ";
            if (column > 0 && column + joint.Length + name.Length > width)
            {
                text.Append("\n  ");
                (column, joint) = (2, joint.TrimStart());
            }

            text.Append(joint).Append(index is 0 || index == drawn.Count - 1 ? paint.Strong(name) : paint.Of(drawn[index].Path, name));
            column += joint.Length + name.Length;
        }

        text.Append('\n');
    }

    private static void Gate(StringBuilder text, Step step, int margin, int width, Paint paint)
    {
        var sign = $"{Verdicts.Sign(step.Path)}";
        var label = $"  {sign} {step.Gate.PadRight(margin)}  ";
        var start = text.Length;
        Wrapping.Append(text, label, $"{step.Why}{(step.Code is { } code ? $" [{code}]" : "")}", width, step.Path == PathState.Open ? null : line => paint.Of(step.Path, line));
        text.Remove(start + 2, 1).Insert(start + 2, paint.Of(step.Path, sign));
        if (step.Rule is { } rule && !step.Why.Contains(rule, StringComparison.Ordinal))
        {
            Wrapping.Append(text, new string(' ', label.Length), rule, width, paint.Quiet);
        }
    }
}
