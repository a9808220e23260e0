using System.Diagnostics;
using ProbeSuite.Comparison;
using ProbeSuite.Lab.Faults;
using ProbeSuite.Lab.Running;
using ProbeSuite.Lab.Services;
using ProbeSuite.Rendering;

namespace ProbeSuite.Lab.Serving;

/// <summary>A running lab that takes one order after the other, and remembers what its runs said.</summary>
/// <param name="lab">The lab.</param>
/// <param name="patience">How long checks wait; null for what the aggregator is configured with.</param>
public sealed class ServedLab(RunningLab lab, TimeSpan? patience) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private readonly Dictionary<string, ShellPlace> _shells = new(StringComparer.Ordinal);
    private readonly List<Process> _holders = [];
    private volatile History _history = History.Empty;

    /// <summary>The last run's report; null when none has succeeded yet.</summary>
    public Report? Last { get; private set; }

    /// <summary>Why the last run gave no report; null when it did.</summary>
    public string? Failure { get; private set; }

    /// <summary>What the runs so far said.</summary>
    public History History => _history;

    /// <summary>What is broken.</summary>
    public IReadOnlyList<Fault> Broken => lab.Broken;

    /// <summary>Has the suite run.</summary>
    public Task<RunAnswer> RunAsync(CancellationToken cancellation) => InTurnAsync(async () =>
    {
        try
        {
            var run = await lab.RunAsync(cancellation, patience);
            (Last, Failure) = (run.Report, null);
            _history = _history.With(run.Report);
            return new RunAnswer(run.Json, ReportText.Render(run.Report), run.Report.Summary.Verdict is RunVerdict.Agreement);
        }
        catch (LabException failure)
        {
            Failure = failure.Message;
            return new RunAnswer(null, failure.Message, false);
        }
    }, cancellation);

    /// <summary>Breaks things besides those that are broken.</summary>
    /// <exception cref="LabException">There is no such fault, or the lab has nothing that could break so.</exception>
    public Task<Condition> BreakAsync(IReadOnlyList<string> faults, CancellationToken cancellation) => InTurnAsync(
        () => SetAsync([.. lab.Broken, .. faults.Select(FaultBook.Find).Except(lab.Broken)], cancellation), cancellation);

    /// <summary>Mends things, all that is broken when none is named.</summary>
    /// <exception cref="LabException">There is no such fault.</exception>
    public Task<Condition> MendAsync(IReadOnlyList<string> faults, CancellationToken cancellation) => InTurnAsync(
        () => SetAsync(faults.Count == 0 ? [] : [.. lab.Broken.Except(faults.Select(FaultBook.Find))], cancellation), cancellation);

    /// <summary>A place to start programs in that see the network as a function does.</summary>
    /// <param name="placement">The placement, or a function's name.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="LabException">There is no such placement.</exception>
    public Task<ShellPlace> ShellAsync(string placement, CancellationToken cancellation) => InTurnAsync(() =>
    {
        var function = lab.Functions.Functions.FirstOrDefault(function => function.Name == placement || function.PlacementName == placement)
            ?? throw new LabException($"there is no placement {placement}; there are {string.Join(", ", lab.Functions.Functions.Select(function => function.PlacementName).OfType<string>())}");
        if (!_shells.TryGetValue(function.Name, out var place))
        {
            var site = lab.Network.Plan.Environments.First(site => site.PlacementName == function.Name);
            var holder = lab.Network.Namespaces.Start(site.Namespace, new("sleep", ["infinity"]));
            _holders.Add(holder);
            place = _shells[function.Name] = new(holder.Id, lab.Functions.Variables(function));
        }

        return Task.FromResult(place);
    }, cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var holder in _holders)
        {
            holder.Kill();
            holder.Dispose();
        }

        _one.Dispose();
    }

    private async Task<Condition> SetAsync(IReadOnlyList<Fault> faults, CancellationToken cancellation)
    {
        await lab.BreakAsync(faults, cancellation);
        return new([.. lab.Broken.Select(fault => fault.Name)]);
    }

    private async Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            return await work();
        }
        finally
        {
            _one.Release();
        }
    }
}
