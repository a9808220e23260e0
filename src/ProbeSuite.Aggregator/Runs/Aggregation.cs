using ProbeSuite.Aggregator.Probes;
using ProbeSuite.Aggregator.Targets;
using ProbeSuite.Comparison;
using ProbeSuite.Hosting;
using ProbeSuite.Laws;
using ProbeSuite.Laws.Findings;
using ProbeSuite.Reachability;
using ProbeSuite.Targets;
using ProbeSuite.Topology;
using ProbeSuite.Wire;

namespace ProbeSuite.Aggregator.Runs;

/// <summary>One run from question to report: reads the network, asks the probes, compares.</summary>
/// <param name="settings">The configuration.</param>
/// <param name="sources">Where its facts come from.</param>
/// <param name="commentary">Is told how it gets on.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class Aggregation(AggregatorSettings settings, RunSources sources, Commentary commentary, TimeProvider clock)
{
    /// <summary>Kinds that EC2 does not tell of, so that their absence is no news.</summary>
    private static readonly ResourceKind[] NeverRead = [ResourceKind.DbInstances, ResourceKind.LoadBalancers];

    /// <summary>An account may give cause for thousands; these go into a message.</summary>
    private const int MostFindings = 50;

    private static readonly AwsCall ReadNetwork = new("ec2:Describe*", "the Region's network", "the aggregator's Region");

    /// <summary>The report, with nothing yet about the run before it, and the network that it is of.</summary>
    /// <param name="question">What to ask.</param>
    /// <param name="run">The run's name and beginning.</param>
    /// <param name="problems">Takes what goes wrong beside it.</param>
    /// <param name="cancellation">Ends the waiting: what has not come by then is reported as missing.</param>
    /// <exception cref="InvalidEventException">The question names a target that is not configured.</exception>
    /// <exception cref="SettingsException">There are no targets to try.</exception>
    public async Task<(Report Report, Snapshot Network)> RunAsync(Question question, RunFacts run, Problems problems, CancellationToken cancellation)
    {
        commentary.Asks(question.Placements);
        var proofs = EnsureProofsAsync(problems, cancellation);
        var network = NetworkAsync(problems, cancellation);
        var asked = question.Placements.Select(probe => DescribeAsync(probe, problems, cancellation)).ToArray();
        var targets = await TargetsAsync(question, new(run.Region, run.Account, settings.Bucket), problems, cancellation);
        var named = Named(targets).Except(question.Placements).Select(probe => DescribeAsync(probe, problems, cancellation)).ToArray();
        var names = sources.Names.ResolveAsync(targets, cancellation);

        // Only a resource's address must be known before it can be tried; everything else need not wait for the network.
        var known = WhenKnownAsync(network, [.. asked, .. named]);
        var requests = ProbeRequests.Of(
            targets, question.Attempts, targets.Any(target => target.Kind == TargetKind.Resource) ? await known : new());
        await proofs;
        var answers = await Task.WhenAll(question.Placements.Select(probe =>
            AskAsync(probe, requests, question.Patience, run.Id, cancellation)));
        var snapshot = await known;
        var placements = question.Placements
            .Select((probe, index) => new ProbedPlacement(probe, snapshot.Functions.FirstOrDefault(probe.IsFunction), answers[index]))
            .ToArray();
        return (Compare(placements, targets, requests, snapshot, new(snapshot, await names), run), snapshot);
    }

    /// <summary>Placements that are targets themselves, <c>resource://private-subnet:443</c>.</summary>
    private IEnumerable<ProbeFunction> Named(IEnumerable<Target> targets) => targets
        .Where(target => target.Kind == TargetKind.Resource)
        .SelectMany(target => settings.Placements.Where(probe => string.Equals(probe.Name, target.Host, StringComparison.OrdinalIgnoreCase)));

    private static async Task<Snapshot> WhenKnownAsync(Task<Snapshot> network, Task<LambdaFunction?>[] functions) =>
        WithProbes(await network, await Task.WhenAll(functions));

    private Report Compare(
        IReadOnlyList<ProbedPlacement> placements, IReadOnlyList<Target> targets, ProbeRequests requests, Snapshot snapshot, Predictor predictor, RunFacts run)
    {
        var comparer = new Comparer(snapshot, settings.Bucket);
        PlacementFacts[] asked = [.. placements.Select(placement => placement.Facts)];
        var cells = Suspects.Name([.. placements.SelectMany(placement => placement.Cells(targets, requests.Untried, snapshot, predictor, comparer))], asked);
        var report = new Report
        {
            Run = run with { DurationMs = (clock.GetUtcNow() - run.StartedAt).TotalMilliseconds },
            Summary = Summary.Of(cells),
            Placements = asked,
            Targets = [.. targets.Select(target => new TargetEntry(target.Name, target.Url))],
            Cells = cells,
        };
        return report with { Laws = LawBook.Judge(report, snapshot), Findings = Findings(placements, snapshot) };
    }

    // Only the probes of all functions were read, so that nothing follows from there being no other.
    private static IReadOnlyList<Finding> Findings(IReadOnlyList<ProbedPlacement> placements, Snapshot snapshot)
    {
        var known = snapshot with { Gaps = [.. snapshot.Gaps, new Gap(ResourceKind.Functions, "only the probes were read")] };
        return Audit.Around(known, [.. placements.Select(placement => placement.Function).OfType<LambdaFunction>()], MostFindings);
    }

    private async Task<ProbeAnswer> AskAsync(ProbeFunction probe, ProbeRequests requests, TimeSpan patience, string runId, CancellationToken cancellation)
    {
        var began = commentary.Now;
        var answer = await sources.Probes.AskAsync(probe.Function, requests.Entries, patience, runId, cancellation);
        commentary.HasAsked(probe, answer, began);
        return answer;
    }

    private Task EnsureProofsAsync(Problems problems, CancellationToken cancellation) => sources.Proofs is { } proofs
        ? problems.SucceedsAsync(proofs.EnsureAsync(cancellation), new("s3:PutObject", $"bucket {settings.Bucket}", "PROBESUITE_BUCKET"))
        : Task.CompletedTask;

    private async Task<IReadOnlyList<Target>> TargetsAsync(Question question, Placeholders fill, Problems problems, CancellationToken cancellation)
    {
        var configured = TargetList.Empty;
        if (question.NeedsConfiguredTargets)
        {
            var call = new AwsCall("ssm:GetParameter", $"parameter {sources.Targets.Name}", "PROBESUITE_TARGETS_PARAMETER");
            try
            {
                configured = TargetList.Parse(await sources.Targets.ReadAsync(cancellation), sources.Targets.Name, fill);
            }
            catch (Exception e) when (AwsCall.IsFailure(e))
            {
                throw new SettingsException($"There are no targets to try: {call.Failed(e)}");
            }
        }

        foreach (var problem in configured.Problems)
        {
            problems.Add(problem);
        }

        return question.Select(configured.Targets, fill);
    }

    private async Task<Snapshot> NetworkAsync(Problems problems, CancellationToken cancellation)
    {
        var began = commentary.Now;
        try
        {
            var snapshot = await sources.Network(cancellation);
            foreach (var why in snapshot.Gaps.Where(gap => !NeverRead.Contains(gap.Kind)).Select(gap => gap.Why).Distinct())
            {
                problems.Add($"The network is known in part only: {why.TrimEnd('.')}.");
            }

            commentary.HasRead(began, null);
            return snapshot;
        }
        catch (Exception e) when (AwsCall.IsFailure(e))
        {
            var why = ReadNetwork.Failed(e);
            problems.Add(why);
            commentary.HasRead(began, why);
            return new() { Gaps = [.. Enum.GetValues<ResourceKind>().Select(kind => new Gap(kind, why.TrimEnd('.')))] };
        }
    }

    private async Task<LambdaFunction?> DescribeAsync(ProbeFunction probe, Problems problems, CancellationToken cancellation)
    {
        var call = new AwsCall("lambda:GetFunctionConfiguration", $"function {probe.Function}", "PROBESUITE_PLACEMENTS");
        var function = await problems.TryAsync(sources.Functions.ReadAsync(probe.Function, cancellation), call);
        if (function?.PlacementName is { } own && own != probe.Name)
        {
            problems.Add($"PROBESUITE_PLACEMENTS calls {probe.Function} {probe.Name}, but the function's own PROBESUITE_PLACEMENT says {own}; one of them is wrong.");
        }

        return function is null ? null : function with { PlacementName = probe.Name };
    }

    // What Lambda said of each probe now goes before what the network's reader found.
    private static Snapshot WithProbes(Snapshot snapshot, IReadOnlyList<LambdaFunction?> probes)
    {
        var read = probes.OfType<LambdaFunction>().ToArray();
        return snapshot with
        {
            Functions = [.. read, .. snapshot.Functions.Where(function => !read.Any(probe => probe.Name == function.Name))],
        };
    }
}
