using System.Globalization;
using System.Text.Json.Nodes;

namespace ProbeSuite.Topology.Saved;

/// <summary>
/// What no response of AWS says about a snapshot: where and when it was taken, and what could not be read. The suite writes
/// it beside the responses, under a key of its own.
/// </summary>
internal sealed record AboutBody(string? Region, string? Account, DateTimeOffset? TakenAt, IReadOnlyList<Gap> Gaps)
{
    public const string Key = "ProbeSuiteSnapshot";

    public static AboutBody Read(BodyNode node) => new(
        node.Text("Region"), node.Text("Account"), ReadTime(node), [.. node.Items("Gaps").Select(ReadGap)]);

    public static JsonObject Write(Snapshot snapshot) => BodyJson.Of((Key, BodyJson.Of(
        ("Region", snapshot.Region),
        ("Account", snapshot.Account),
        ("TakenAt", snapshot.TakenAt?.ToString("O", CultureInfo.InvariantCulture)),
        ("Gaps", BodyJson.List(snapshot.Gaps, gap => BodyJson.Of(("Kind", gap.Kind.ToString()), ("ResourceId", gap.ResourceId), ("Why", gap.Why)))))));

    private static DateTimeOffset? ReadTime(BodyNode node) => node.Text("TakenAt") is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw node.Wrong($"has TakenAt \"{text}\", which is no time");

    private static Gap ReadGap(BodyNode node) => new(
        Enum.TryParse<ResourceKind>(node.Required("Kind"), out var kind) && Enum.IsDefined(kind)
            ? kind
            : throw node.Wrong($"has Kind \"{node.Text("Kind")}\", which is no kind of resource"),
        node.Required("Why"),
        node.Text("ResourceId"));
}
