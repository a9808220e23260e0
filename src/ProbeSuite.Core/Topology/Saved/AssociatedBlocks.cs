using System.Net;
using System.Text.Json.Nodes;

namespace ProbeSuite.Topology.Saved;

/// <summary>Address blocks that are tied to a VPC or subnet: AWS goes on listing those that were taken away.</summary>
internal static class AssociatedBlocks
{
    /// <summary>Blocks in state <c>associated</c>, and those of which no state is said.</summary>
    public static IReadOnlyList<IPNetwork> Of(BodyNode node, string set, string block, string state) =>
    [
        .. node.Items(set)
            .Where(item => item.Child(state)?.Text("State") is null or "associated")
            .Select(item => item.Block(block))
            .OfType<IPNetwork>(),
    ];

    public static JsonArray Write(IEnumerable<IPNetwork> blocks, string name, string state) => BodyJson.List(
        blocks, block => BodyJson.Of((name, block.ToString()), (state, BodyJson.Of(("State", "associated")))));
}
