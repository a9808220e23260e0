using System.Text.Json.Serialization;
using ProbeSuite.Checks;
using ProbeSuite.Laws;
using ProbeSuite.Reachability;
using ProbeSuite.Wire;

namespace ProbeSuite.Comparison;

/// <summary>
/// One run's whole answer: what the aggregator returns, stores and sends to programs. A field that is not known is null,
/// never left out and never invented. Times are milliseconds.
/// </summary>
public sealed record Report
{
    /// <summary>When, where and by what the run was made.</summary>
    public required RunFacts Run { get; init; }

    /// <summary>Counts and verdict.</summary>
    public required Summary Summary { get; init; }

    /// <summary>The placements asked, in the order of configuration.</summary>
    public required IReadOnlyList<PlacementFacts> Placements { get; init; }

    /// <summary>The targets tried, in the order of configuration.</summary>
    public required IReadOnlyList<TargetEntry> Targets { get; init; }

    /// <summary>One for each placement and target, placement by placement.</summary>
    public required IReadOnlyList<Cell> Cells { get; init; }

    /// <summary>Every law with its verdict.</summary>
    public IReadOnlyList<LawVerdict> Laws { get; init; } = [];

    /// <summary>Remarks on the network and the functions, worst first.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>A link to the report as a page for people; null when there is no page, or no link is wanted. Links end: what is stored has none.</summary>
    public string? Page { get; init; }

    /// <summary>
    /// What has changed in the network's configuration since <see cref="NetworkComparedWith"/>, a sentence each with
    /// resource and field; empty when nothing has, null when not known.
    /// </summary>
    public IReadOnlyList<string>? NetworkChanges { get; init; }

    /// <summary>The last run without a disagreement, whose network this run's is compared with, in UTC; null when not known.</summary>
    public DateTimeOffset? NetworkComparedWith { get; init; }

    /// <summary>What this copy leaves out, and where the whole is; null when it is the whole.</summary>
    public string? Cut { get; init; }
}

/// <summary>When, where and by what a run was made.</summary>
public sealed record RunFacts
{
    /// <summary>Unique, and sorted by time.</summary>
    public required string Id { get; init; }

    /// <summary>Its beginning, in UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary><c>schedule</c>, <c>on-demand</c> or <c>lab</c>.</summary>
    public required string Trigger { get; init; }

    /// <summary>The Region; null when not known.</summary>
    public string? Region { get; init; }

    /// <summary>The account; null when not known.</summary>
    public string? Account { get; init; }

    /// <summary>Its length in milliseconds.</summary>
    public double DurationMs { get; init; }

    /// <summary>The version of the suite.</summary>
    public required string SuiteVersion { get; init; }

    /// <summary>What else went wrong during the run, a sentence each: a list that was denied, a message that SNS refused.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}

/// <summary>A placement as it was asked.</summary>
public sealed record PlacementFacts
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The probe function.</summary>
    public required string Function { get; init; }

    /// <summary>The VPC; null for none, or when not known.</summary>
    public string? Vpc { get; init; }

    /// <summary>The subnets; empty for no VPC, null when not known.</summary>
    public IReadOnlyList<string>? Subnets { get; init; }

    /// <summary>The security groups; empty for no VPC, null when not known.</summary>
    public IReadOnlyList<string>? SecurityGroups { get; init; }

    /// <summary>The function's state; null when not known.</summary>
    public string? State { get; init; }

    /// <summary>What the probe said of itself; null when it did not run.</summary>
    public ProbeFacts? Probe { get; init; }
}

/// <summary>What a probe said of itself.</summary>
/// <param name="ColdStart">Whether it was its first invocation.</param>
/// <param name="DurationMs">The sweep's length in milliseconds.</param>
/// <param name="Addresses">Its own addresses.</param>
/// <param name="AvailabilityZone">Its zone id; null when Lambda did not tell.</param>
public sealed record ProbeFacts(bool ColdStart, double DurationMs, IReadOnlyList<string> Addresses, string? AvailabilityZone);

/// <summary>One square of the matrix: what should happen from a placement to a target, and what did.</summary>
public sealed record Cell
{
    /// <summary>The placement's name.</summary>
    public required string Placement { get; init; }

    /// <summary>The target's name.</summary>
    public required string Target { get; init; }

    /// <summary>How the two halves stand to each other.</summary>
    public required Agreement Agreement { get; init; }

    /// <summary>What the probe saw; null when it did not run.</summary>
    public Observed? Observed { get; init; }

    /// <summary>What the configuration says.</summary>
    public required Predicted Predicted { get; init; }

    /// <summary>One sentence for people.</summary>
    public required string Explanation { get; init; }

    /// <summary>What made it so, in a sentence that holds for every cell of the run that it made so; null where nothing is known to have.</summary>
    public string? Cause { get; init; }

    /// <summary>The smallest change that would help; null when none is needed or known.</summary>
    public string? Fix { get; init; }

    /// <summary>Since which run, in UTC, the agreement is what it is; null when not known.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>How many runs in a row have said so, this one too; null when not known.</summary>
    public int? Runs { get; init; }

    /// <summary>What messages count it as, where that is not what this run alone says; else null.</summary>
    public Standing? Standing { get; init; }

    /// <summary>What has changed with this run, as far as it counts; null when nothing has, or there was no run before.</summary>
    public CellChange? Change { get; init; }

    /// <summary>What messages count it as.</summary>
    [JsonIgnore]
    public Standing Counted => Standing ?? new(Agreement, Since);
}

/// <summary>The observed half of a cell.</summary>
public sealed record Observed
{
    /// <summary>What the evidence says of the path.</summary>
    public required PathState Path { get; init; }

    /// <summary>What it says of the caller's rights.</summary>
    public required Permission Permission { get; init; }

    /// <summary>The evidence by its name, <c>silent</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>The public address that the world saw, for an <c>egress://</c> target; else null.</summary>
    public string? Address { get; init; }

    /// <summary><c>vpc endpoint</c> where the traffic itself proved it; else null.</summary>
    public string? ServedVia { get; init; }

    /// <summary>The address and port that were tried; null when none was.</summary>
    public string? RemoteAddress { get; init; }

    /// <summary>The stages in order.</summary>
    public IReadOnlyList<StageRecord> Stages { get; init; } = [];

    /// <summary>What was wrong, in one sentence; null when nothing was.</summary>
    public string? Error { get; init; }

    /// <summary>Facts about the certificate; null when none was shown.</summary>
    public CertificateFacts? Certificate { get; init; }
}

/// <summary>The predicted half of a cell.</summary>
/// <param name="Path">What the configuration says.</param>
/// <param name="EgressAddress">The address that the world should see; null where that is not the question, or not known.</param>
/// <param name="Codes">Reason codes of the gates that do not let pass.</param>
/// <param name="Steps">Gate by gate, there and back.</param>
/// <param name="Ways">
/// Every way that the flow may take where the function has several subnets or the target several addresses, those that do
/// not let pass first; null where there is but one, or the placement is not known.
/// </param>
public sealed record Predicted(
    PathState Path, string? EgressAddress, IReadOnlyList<string> Codes, IReadOnlyList<Step> Steps, IReadOnlyList<Way>? Ways = null);
