using System.Text;
using ProbeSuite.Wire;

namespace ProbeSuite.Rendering;

/// <summary>One flow's prediction as people read it: the verdict, then a line for each gate.</summary>
public static class ExplanationText
{
    /// <summary>Plain text; gates that do not let pass carry their code.</summary>
    public static string Render(FlowAnswer answer)
    {
        var text = new StringBuilder();
        text.AppendLine($"{answer.From} → {answer.To}: {Word(answer.Path)}");
        var direction = Reachability.Direction.Forward;
        foreach (var step in answer.Steps)
        {
            if (step.Direction != direction)
            {
                direction = step.Direction;
                text.AppendLine("  and back");
            }

            text.AppendLine($"  {Mark(step.Path)} {step.Gate}: {step.Why}{(step.Code is { } code ? $" [{code}]" : "")}");
            if (step.Rule is { } rule)
            {
                text.AppendLine($"      {rule}");
            }
        }

        if (answer.EgressAddress is { } address)
        {
            text.AppendLine($"The world sees {address}.");
        }

        if (answer.Fix is { } fix)
        {
            text.AppendLine("To open it:").AppendLine(fix);
        }

        return text.ToString().TrimEnd();
    }

    private static string Word(PathState path) => path switch
    {
        PathState.Open => "open",
        PathState.Blocked => "blocked",
        _ => "not known",
    };

    private static char Mark(PathState path) => path switch
    {
        PathState.Open => '✓',
        PathState.Blocked => '✗',
        _ => '?',
    };
}
