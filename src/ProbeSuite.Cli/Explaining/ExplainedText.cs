using System.Text;
using ProbeSuite.Comparison;
using ProbeSuite.Rendering;
using ProbeSuite.Topology;

namespace ProbeSuite.Cli.Explaining;

/// <summary>All that is known of one flow, as people read it.</summary>
internal static class ExplainedText
{
    /// <summary>The text: the prediction, of each subnet where they differ, then the function, then what a probe saw.</summary>
    public static string Render(Explained explained, Snapshot snapshot, int width, Paint paint)
    {
        var text = new StringBuilder();
        if (explained.Subnets is [])
        {
            text.Append(ExplanationText.Render(explained.Whole, width, paint)).Append('\n');
        }
        else
        {
            text.Append(paint.Strong($"{explained.Whole.From} → {explained.Whole.To}: ")).Append(paint.Doubtful("it depends on the subnet that an execution environment is given")).Append('\n');
            foreach (var subnet in explained.Subnets)
            {
                text.Append('\n').Append(ExplanationText.Render(subnet, width, paint)).Append('\n');
            }
        }

        if (GapSentences.Behind(explained.Subnets.Prepend(explained.Whole).SelectMany(answer => answer.Steps).Select(step => step.Why), snapshot) is { } missing)
        {
            text.Append('\n');
            Wrapping.Append(text, "", $"To know more: {missing}.", width);
        }

        if (explained.Function is { } function)
        {
            text.Append('\n').Append(paint.Strong($"About {function.Name}")).Append('\n');
            foreach (var (label, fact) in Facts(function, snapshot))
            {
                Wrapping.Append(text, $"  {label,-8} ", fact, width);
            }
        }

        if (explained.Seen is { } seen)
        {
            text.Append('\n').Append(paint.Strong($"Tried from {seen.Via}: ")).Append(Colour(seen.Agreement, paint)(seen.Agreement.Words())).Append('\n');
            Wrapping.Append(text, "  ", seen.Explanation, width);
        }

        return text.ToString().TrimEnd();
    }

    private static IEnumerable<(string Label, string Fact)> Facts(LambdaFunction function, Snapshot snapshot)
    {
        var placement = function.Placement;
        yield return ("stands", placement.Unknown is { } unknown ? $"not known where: {unknown}"
            : !placement.InVpc ? "in no VPC"
            : $"in {string.Join(", ", placement.SubnetIds.Select(id => Subnet(id, snapshot)))}{(placement.VpcId is { Length: > 0 } vpc ? $" of {vpc}" : "")}");
        if (placement.SecurityGroupIds.Count > 0)
        {
            yield return ("groups", string.Join(", ", placement.SecurityGroupIds.Select(id => snapshot.SecurityGroups.FirstOrDefault(group => group.Id == id)?.Name is { } name && name != id ? $"{id} ({name})" : id)));
        }

        if (function.State is { } state)
        {
            yield return ("state", State(state, function.StateReasonCode, function.StateReason));
        }

        if (function.LastUpdateStatus is "Failed")
        {
            yield return ("update", State("Failed", function.LastUpdateStatusReasonCode, null));
        }

        if (function.Role is { } role)
        {
            yield return ("role", role);
        }
    }

    private static string Subnet(string id, Snapshot snapshot) =>
        snapshot.Subnets.FirstOrDefault(subnet => subnet.Id == id) is { AvailabilityZone: { } zone } ? $"{id} ({zone})" : id;

    private static string State(string state, string? code, string? reason) => $"{state}{(code is null ? "" : $" ({code})")}{(reason is null ? "" : $": {reason}")}";

    private static Func<string, string> Colour(Agreement agreement, Paint paint) => agreement switch
    {
        Agreement.OpenAsPredicted or Agreement.BlockedAsPredicted => paint.Good,
        Agreement.UnexpectedlyBlocked or Agreement.UnexpectedlyOpen => paint.Bad,
        _ => paint.Doubtful,
    };
}
