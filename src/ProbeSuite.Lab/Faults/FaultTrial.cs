using ProbeSuite.Comparison;
using ProbeSuite.Lab.Running;
using ProbeSuite.Lab.Services;

namespace ProbeSuite.Lab.Faults;

/// <summary>Faults put to the test in one running lab, against the report that it gave when it was healthy.</summary>
public sealed class FaultTrial
{
    private readonly RunningLab _lab;
    private readonly TimeSpan _patience;
    private readonly Report _healthy;

    private FaultTrial(RunningLab lab, TimeSpan patience, Report healthy) => (_lab, _patience, _healthy) = (lab, patience, healthy);

    /// <summary>Runs the healthy lab once.</summary>
    /// <param name="lab">A lab of the project's template, with nothing broken.</param>
    /// <param name="patience">How long checks wait.</param>
    /// <param name="cancellation">Ends the run.</param>
    public static async Task<FaultTrial> StartAsync(RunningLab lab, TimeSpan patience, CancellationToken cancellation) =>
        new(lab, patience, (await lab.RunAsync(cancellation, patience)).Report);

    /// <summary>Breaks one thing, runs, and mends it.</summary>
    public async Task<Diagnosis> TryAsync(Fault fault, CancellationToken cancellation)
    {
        await _lab.BreakAsync([fault], cancellation);
        try
        {
            return Diagnosis.Of(fault, _healthy, (await _lab.RunAsync(cancellation, _patience)).Report);
        }
        catch (LabException failure)
        {
            return Diagnosis.OfFailure(fault, failure.Message);
        }
        finally
        {
            await _lab.BreakAsync([], cancellation);
        }
    }

    /// <summary>Runs again with nothing broken.</summary>
    /// <returns>What differs, which should be nothing.</returns>
    public async Task<IReadOnlyList<string>> RunHealthyAsync(CancellationToken cancellation) =>
        Difference.Between(_healthy, (await _lab.RunAsync(cancellation, _patience)).Report);
}
