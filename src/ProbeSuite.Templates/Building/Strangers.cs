using ProbeSuite.Templates.Evaluation;
using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>
/// What the template does not show: nested stacks, macros, types that are not modelled. They make gaps of the kinds that
/// they could add to, and of every group, table and ACL that they are handed.
/// </summary>
internal static class Strangers
{
    public static void Note(Draft draft, Snapshot snapshot, IReadOnlyList<string> macros, IReadOnlyList<NestedStack> nested)
    {
        var read = nested.Select(stack => stack.Resource.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var macro in macros)
        {
            All($"the macro {macro} may change the template");
        }

        foreach (var resource in draft.Types.ToList().SelectMany(type => draft.All(type)).Where(resource => !read.Contains(resource.Id)))
        {
            foreach (var kind in Coverage.NotModelled(resource.Resource.Type))
            {
                draft.Miss(kind, $"{resource.Id} is {Article(resource.Resource.Type)}, which is not read");
            }
        }

        foreach (var stranger in draft.Strangers.Where(stranger => !read.Contains(stranger.Id)))
        {
            var handed = Texts(stranger.Fields).ToHashSet(StringComparer.Ordinal);
            if (snapshot.Vpcs.FirstOrDefault(vpc => handed.Contains(vpc.Id)) is { } vpc)
            {
                All($"{stranger.Id}, {Article(stranger.Resource.Type)}, may add to {vpc.Id}");
            }

            Handed(ResourceKind.SecurityGroups, snapshot.SecurityGroups.Select(group => group.Id));
            Handed(ResourceKind.RouteTables, snapshot.RouteTables.Select(table => table.Id));
            Handed(ResourceKind.NetworkAcls, snapshot.NetworkAcls.Select(acl => acl.Id));

            void Handed(ResourceKind kind, IEnumerable<string> ids)
            {
                foreach (var id in ids.Where(handed.Contains))
                {
                    draft.Miss(kind, $"{stranger.Id}, {Article(stranger.Resource.Type)}, may change {id}", id);
                }
            }
        }

        void All(string why)
        {
            foreach (var kind in Enum.GetValues<ResourceKind>())
            {
                draft.Miss(kind, why);
            }
        }
    }

    private static string Article(string type) => $"{(type.StartsWith("AWS", StringComparison.Ordinal) ? "an" : "a")} {type}";

    private static IEnumerable<string> Texts(Value value) => value switch
    {
        Value.Text text => [text.Content],
        Value.List list => list.Items.SelectMany(Texts),
        Value.Map map => map.Fields.SelectMany(entry => Texts(entry.Value)),
        _ => [],
    };
}
