using ProbeSuite.Aggregator.Probes;
using ProbeSuite.Aggregator.Targets;
using ProbeSuite.Aws.Lambda;
using ProbeSuite.Aws.Reports;
using ProbeSuite.Aws.Targets;
using ProbeSuite.Topology;

namespace ProbeSuite.Aggregator.Runs;

/// <summary>Where a run's facts come from.</summary>
/// <param name="Targets">What to try.</param>
/// <param name="Network">Reads the Region's network as it is now.</param>
/// <param name="Functions">Reads how functions are attached.</param>
/// <param name="Probes">Asks the probes.</param>
/// <param name="Names">Resolves the targets' names outside every VPC.</param>
internal sealed record RunSources(
    TargetsParameter Targets, Func<CancellationToken, Task<Snapshot>> Network, FunctionReader Functions, ProbeInvoker Probes, PublicNames Names)
{
    /// <summary>The objects that probes ask S3 for; null where somebody else writes them.</summary>
    public ProofObjects? Proofs { get; init; }
}
