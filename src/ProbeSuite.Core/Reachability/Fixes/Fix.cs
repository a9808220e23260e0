using ProbeSuite.Topology;

namespace ProbeSuite.Reachability.Fixes;

/// <summary>Changes that together open a flow.</summary>
/// <param name="Changes">In the order in which the flow meets what they change.</param>
/// <param name="IsProved">Whether the flow was predicted open after them; advice alone cannot be.</param>
internal sealed record Fix(IReadOnlyList<Change> Changes, bool IsProved)
{
    // A flow that more gates block than this is not meant to be open.
    private const int MostRounds = 8;

    /// <summary>
    /// Opens gate after gate in a copy of the network, until the flow is open. Null when it is open or unknown already, or
    /// when a gate has no remedy.
    /// </summary>
    /// <param name="snapshot">The network.</param>
    /// <param name="prediction">What it says now.</param>
    /// <param name="again">Predicts the same flow over another snapshot.</param>
    public static Fix? For(Snapshot snapshot, Prediction prediction, Func<Snapshot, Prediction> again)
    {
        var changes = new List<Change>();
        for (var round = 0; round < MostRounds && prediction.Path == PathState.Blocked; round++)
        {
            var remedies = prediction.Steps.Where(step => step.Path == PathState.Blocked).Select(step => step.Remedy).Distinct().ToList();
            if (remedies.Contains(null))
            {
                return null;
            }

            foreach (var remedy in remedies.OfType<Change>())
            {
                changes.Add(remedy);
                if (remedy.ApplyTo(snapshot) is not { } changed)
                {
                    return new(changes, IsProved: false);
                }

                snapshot = changed;
            }

            prediction = again(snapshot);
        }

        return changes.Count > 0 && prediction.Path == PathState.Open ? new(changes, IsProved: true) : null;
    }

    /// <summary>A sentence for each change, with the command, then the same as template text.</summary>
    public override string ToString()
    {
        var commands = Changes.Select(change => change.Command is { } command ? $"{change.Sentence}\n  {command}" : change.Sentence);
        var templates = Changes.Select(change => change.Template).OfType<string>().Select(text => "  " + text.Replace("\n", "\n  ", StringComparison.Ordinal)).ToList();
        return string.Join('\n', commands) + (templates.Count > 0 ? $"\nIn a template:\n{string.Join("\n\n", templates)}" : "");
    }
}
