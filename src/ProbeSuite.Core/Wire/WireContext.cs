using System.Text.Json;
using System.Text.Json.Serialization;
using ProbeSuite.Comparison;

namespace ProbeSuite.Wire;

/// <summary>JSON of requests, replies and reports; written without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip)]
[JsonSerializable(typeof(ProbeRequest))]
[JsonSerializable(typeof(ProbeReply))]
[JsonSerializable(typeof(AggregatorRequest))]
[JsonSerializable(typeof(RunProgress))]
[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(HistoryFile))]
[JsonSerializable(typeof(FlowQuestion))]
[JsonSerializable(typeof(FlowAnswer))]
public sealed partial class WireContext : JsonSerializerContext;
