using System.Text.Json;
using ProbeSuite.Hosting;
using ProbeSuite.Targets;
using ProbeSuite.Wire;

namespace ProbeSuite.Aggregator.Events;

/// <summary>
/// Reads the event that a run is asked for with: the suite's own, or one of EventBridge. What it does not know it
/// refuses: a misspelt <c>placements</c> would otherwise run them all.
/// </summary>
internal static class EventReader
{
    private static readonly string[] Fields = ["trigger", "placements", "targets", "patience", "publish", "attempts", "progress"];
    private static readonly string[] Triggers = ["schedule", "on-demand", "lab"];
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The request.</summary>
    /// <exception cref="InvalidEventException">The event cannot be served; the message says what to send instead.</exception>
    public static AggregatorRequest Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            return new();
        }

        try
        {
            using var json = JsonDocument.Parse(bytes, Lenient);
            return json.RootElement.ValueKind switch
            {
                JsonValueKind.Null => new(),
                JsonValueKind.Object when IsNative(json.RootElement) => ReadNative(json.RootElement),
                JsonValueKind.Object => ReadOwn(json.RootElement),
                var kind => throw new InvalidEventException($"The event is a JSON {kind.ToString().ToLowerInvariant()}; send an object with any of {List(Fields)}."),
            };
        }
        catch (JsonException e)
        {
            throw new InvalidEventException($"The event is not valid JSON, or {e.Path ?? "a field"} is not of the type expected; send an object with any of {List(Fields)}.");
        }
    }

    // EventBridge's own envelope: a rule's or Scheduler's tick, or an event of somebody else with a request as detail.
    private static bool IsNative(JsonElement json) => json.TryGetProperty("detail-type", out _) && json.TryGetProperty("source", out _);

    private static AggregatorRequest ReadNative(JsonElement json)
    {
        var fromAws = json.GetProperty("source") is { ValueKind: JsonValueKind.String } source
            && source.GetString()!.StartsWith("aws.", StringComparison.Ordinal);
        return !fromAws && json.TryGetProperty("detail", out var detail) && detail.ValueKind == JsonValueKind.Object
            ? ReadOwn(detail) is var request && request.Trigger is null ? request with { Trigger = "schedule" } : request
            : new() { Trigger = "schedule" };
    }

    private static AggregatorRequest ReadOwn(JsonElement json)
    {
        var unknown = json.EnumerateObject().Select(field => field.Name).Where(name => !Fields.Contains(name, StringComparer.OrdinalIgnoreCase)).ToArray();
        if (unknown.Length > 0)
        {
            throw new InvalidEventException($"The event has no field {List(unknown)}; known are {List(Fields)}.");
        }

        return Checked(json.Deserialize(WireContext.Default.AggregatorRequest) ?? new());
    }

    private static AggregatorRequest Checked(AggregatorRequest request) =>
        request.Trigger is { } trigger && !Triggers.Contains(trigger, StringComparer.Ordinal)
            ? throw new InvalidEventException($"The event's trigger \"{trigger}\" is not known; write one of {List(Triggers)}.")
        : request.Attempts is < 1 or > 100
            ? throw new InvalidEventException($"The event's attempts must be 1 to 100, not {request.Attempts}.")
        : request.Patience is { } patience && !(Durations.TryParse(patience, out var time) && time.TotalMilliseconds is >= 10 and <= 900_000)
            ? throw new InvalidEventException($"The event's patience \"{patience}\" is not a time between 10 ms and 15 min, such as 3s or 500ms.")
        : request;

    private static string List(IEnumerable<string> names) => string.Join(", ", names);
}
