using System.Text.Json.Serialization;
using ProbeSuite.Checks;
using ProbeSuite.Comparison;
using ProbeSuite.Laws;
using ProbeSuite.Wire;

namespace ProbeSuite.Cli;

/// <summary>What commands print for programs, beside the suite's own contracts.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(AuditAnswer))]
[JsonSerializable(typeof(Explaining.ExplainAnswer))]
[JsonSerializable(typeof(MatrixAnswer))]
[JsonSerializable(typeof(CheckAnswer[]))]
[JsonSerializable(typeof(Diffing.DiffAnswer))]
[JsonSerializable(typeof(Expectations.AssertAnswer))]
internal sealed partial class CliJson : JsonSerializerContext;

/// <summary>What <c>audit --json</c> prints.</summary>
/// <param name="Region">The Region; null when not known.</param>
/// <param name="Account">The account; null when not known.</param>
/// <param name="Findings">Worst first.</param>
/// <param name="NotKnown">What could not be looked at, a sentence each.</param>
internal sealed record AuditAnswer(string? Region, string? Account, IReadOnlyList<Finding> Findings, IReadOnlyList<string> NotKnown);

/// <summary>What <c>predict --json</c> prints.</summary>
/// <param name="Placements">Names, in order.</param>
/// <param name="Targets">Names and URLs, in order.</param>
/// <param name="Cells">One for each pair, placement by placement.</param>
internal sealed record MatrixAnswer(IReadOnlyList<string> Placements, IReadOnlyList<TargetEntry> Targets, IReadOnlyList<PredictedCell> Cells);

/// <summary>One square of it.</summary>
/// <param name="Placement">The placement's name.</param>
/// <param name="Target">The target's name.</param>
/// <param name="Predicted">What the configuration says.</param>
/// <param name="Explanation">The sentence of the gate that decided; null where all let pass.</param>
internal sealed record PredictedCell(string Placement, string Target, Predicted Predicted, string? Explanation);

/// <summary>What <c>check --json</c> prints for each URL.</summary>
/// <param name="Url">The target.</param>
/// <param name="Path">What the evidence says of the path.</param>
/// <param name="Observation">The evidence.</param>
internal sealed record CheckAnswer(string Url, PathState Path, Observation Observation);
