using ProbeSuite.Topology;

namespace ProbeSuite.Laws.Findings;

/// <summary>One thing that may be wrong with a network, and how to see it.</summary>
/// <param name="Name">What is wrong, as findings name it: <c>blackhole-route</c>.</param>
/// <param name="Needs">Kinds whose absence would prove something: with a gap in one of them the rule is silent.</param>
/// <param name="Look">Finds it.</param>
internal sealed record FindingRule(string Name, IReadOnlyList<ResourceKind> Needs, Func<Estate, IEnumerable<Remark>> Look);

/// <summary>A finding in the making.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="VpcId">The VPC that it concerns; null for none.</param>
/// <param name="Subject">The resource, by its id.</param>
/// <param name="Sentence">One sentence for people.</param>
/// <param name="Fix">The smallest change that mends it; null when nothing need be done.</param>
/// <param name="MonthlyCost">US dollars a month; null when that is not the point.</param>
internal sealed record Remark(
    Severity Severity, string? VpcId, string Subject, string Sentence, string? Fix = null, decimal? MonthlyCost = null);
