using ProbeSuite.Templates.Building;

namespace ProbeSuite.Templates;

/// <summary>
/// Reads a template with its nested stacks. Those take values from their parent and give it outputs, which it may hand on
/// to others; so it is read again until no more becomes known.
/// </summary>
internal static class StackTree
{
    private const int MostLevels = 10;

    /// <summary>One template of the tree.</summary>
    /// <param name="Stack">The stack, without what is nested in it.</param>
    /// <param name="Nested">The nested stacks.</param>
    /// <param name="Outputs">The outputs whose values are known.</param>
    internal sealed record Branch(Stack Stack, IReadOnlyList<NestedStack> Nested, IReadOnlyDictionary<string, string> Outputs);

    public static Stack Read(string file, string text, TemplateOptions options) => Read(file, text, options, 0).Stack;

    private static Branch Read(string file, string text, TemplateOptions options, int level)
    {
        if (level > MostLevels)
        {
            throw new TemplateException(file, null, null, $"stacks are nested in it deeper than {MostLevels} levels.");
        }

        var attributes = new Dictionary<string, string>(options.Attributes, StringComparer.Ordinal);
        while (true)
        {
            var branch = TemplateReader.ReadAlone(file, text, options with { Attributes = attributes });
            var nested = branch.Nested.Select(stack => (stack.Resource.LogicalId, Branch: Read(stack.File, TemplateReader.TextOf(stack.File), OptionsOf(stack, options), level + 1))).ToList();
            var isNew = false;
            foreach (var (id, name, value) in nested.SelectMany(child => child.Branch.Outputs.Select(output => (child.LogicalId, output.Key, output.Value))))
            {
                isNew |= attributes.TryAdd($"{id}.Outputs.{name}", value);
            }

            if (!isNew)
            {
                return branch with { Stack = Whole(branch.Stack, [.. nested.Select(child => child.Branch.Stack)]) };
            }
        }
    }

    private static TemplateOptions OptionsOf(NestedStack nested, TemplateOptions options) => options with
    {
        StackName = $"{options.StackName}-{nested.Resource.LogicalId}",
        Prefix = $"{nested.Resource.Id}.",
        Parameters = Belongings.Known(nested.Parameters),
        UnknownParameters = Belongings.Unknown(nested.Parameters),
        Preferences = new Dictionary<string, string>(),
        Attributes = new Dictionary<string, string>(),
    };

    private static Stack Whole(Stack root, IReadOnlyList<Stack> nested)
    {
        if (nested.Count == 0)
        {
            return root;
        }

        Stack[] all = [root, .. nested];
        var whole = Joined.Of([.. all.Select(stack => stack.Part)]);
        return root with
        {
            Snapshot = whole,
            Absent = [.. all.SelectMany(stack => stack.Absent).Intersect(whole.Gaps)],
            Functions = [.. all.SelectMany(stack => stack.Functions)],
            Parameters = Last(all.SelectMany(stack => stack.Parameters)),
            UnknownParameters = Last(all.SelectMany(stack => stack.UnknownParameters)),
            Buckets = Last(all.SelectMany(stack => stack.Buckets)),
            Topics = [.. all.SelectMany(stack => stack.Topics)],
            Queues = [.. all.SelectMany(stack => stack.Queues)],
            Schedules = [.. all.SelectMany(stack => stack.Schedules)],
            Exports = Last(all.SelectMany(stack => stack.Exports)),
        };
    }

    private static Dictionary<string, T> Last<T>(IEnumerable<KeyValuePair<string, T>> entries) =>
        entries.GroupBy(entry => entry.Key).ToDictionary(same => same.Key, same => same.Last().Value);
}
