using System.Net;
using ProbeSuite.Targets;

namespace ProbeSuite.Checks;

/// <summary>
/// One attempt at one target: its stages with their times, and what was learnt on the way. Checks run inside of it;
/// whatever ends them early is turned into an outcome here, in one place.
/// </summary>
internal sealed class Attempt : IDisposable
{
    private readonly List<StageRecord> _stages = [];
    private readonly TimeSpan _patience;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _patienceEnds;
    private readonly CancellationTokenSource _ends;
    private DateTimeOffset _startedAt;
    private long _start;

    private Attempt(Target target, TimeSpan patience, CheckContext context, CancellationToken cancellation)
    {
        Target = target;
        Host = target.Host;
        Context = context;
        _patience = patience;
        _caller = cancellation;
        _patienceEnds = new(Timeout.InfiniteTimeSpan, context.Clock);
        _ends = CancellationTokenSource.CreateLinkedTokenSource(_patienceEnds.Token, cancellation);
        Begin();
    }

    public Target Target { get; }

    public CheckContext Context { get; }

    /// <summary>The host that is spoken to: the target's, or the one that stands for its bucket or service.</summary>
    public string Host { get; set; }

    /// <summary>The stage that runs, or ran last.</summary>
    public Stage Running { get; private set; }

    /// <summary>What the running stage has learnt.</summary>
    public string? Detail { get; set; }

    public IPEndPoint? Remote { get; set; }

    public IPEndPoint? Local { get; set; }

    public IPAddress? Egress { get; set; }

    public CertificateFacts? Certificate { get; set; }

    public DnsFacts? Dns { get; set; }

    /// <summary>Runs a check once.</summary>
    /// <param name="target">What to try.</param>
    /// <param name="patience">How long all of it may take.</param>
    /// <param name="check">The check; its token fires when patience or the caller ends it.</param>
    /// <param name="context">The world around it.</param>
    /// <param name="cancellation">The caller's: makes the outcome <see cref="Outcome.Unfinished"/>, with the stages so far.</param>
    public static async Task<Observation> RunAsync(
        Target target,
        TimeSpan patience,
        Func<Attempt, CancellationToken, Task<Outcome>> check,
        CheckContext context,
        CancellationToken cancellation)
    {
        using var attempt = new Attempt(target, patience, context, cancellation);
        try
        {
            var outcome = await check(attempt, attempt._ends.Token);
            return attempt.Saw(outcome, Sentences.Of(outcome, attempt));
        }
        catch (EvidenceException evidence)
        {
            return attempt.Saw(evidence.Outcome, evidence.Message);
        }
        catch (OperationCanceledException)
        {
            var outcome = cancellation.IsCancellationRequested ? new Outcome.Unfinished() : attempt.Silence();
            return attempt.Saw(outcome, Sentences.Of(outcome, attempt));
        }
        catch (Exception error) when (SocketEvidence.Find(error) is { } found)
        {
            var (outcome, sentence) = SocketEvidence.Read(found, attempt);
            return attempt.Saw(outcome, sentence);
        }
        catch (IOException error)
        {
            // Inside TLS an end without farewell, or an alert, comes as an IOException with no socket's error in it.
            Outcome outcome = OpenSslAlert.In(error) is null ? new Outcome.Closed(attempt.Running) : new Outcome.TlsFailed(TlsFailure.Handshake);
            return attempt.Saw(outcome, Sentences.Of(outcome, attempt));
        }
    }

    /// <summary>Waits for a turn before anything is sent, and starts the clock anew: waiting is not the target's time.</summary>
    public async Task AwaitTurnAsync(Func<CancellationToken, Task> turn)
    {
        _patienceEnds.CancelAfter(Timeout.InfiniteTimeSpan);
        await turn(_caller);
        Begin();
    }

    private void Begin()
    {
        _startedAt = Context.Clock.GetUtcNow();
        _start = Context.Clock.GetTimestamp();
        _patienceEnds.CancelAfter(_patience);
    }

    /// <summary>Runs a stage and keeps its record, however it ends.</summary>
    public async Task<T> StageAsync<T>(Stage stage, Func<Task<T>> step)
    {
        Running = stage;
        Detail = null;
        var began = ElapsedMs();
        try
        {
            return await step();
        }
        finally
        {
            // A turn that was awaited in between has started the clock anew.
            var ended = ElapsedMs();
            began = Math.Min(began, ended);
            _stages.Add(new(stage, began, Math.Round(ended - began, 3), Detail));
        }
    }

    public void Dispose()
    {
        _ends.Dispose();
        _patienceEnds.Dispose();
    }

    public string PatienceText => Durations.Text(_patience);

    private Outcome Silence() => Running == Stage.Dns
        ? new Outcome.ResolverSilent(_patience.TotalMilliseconds)
        : new Outcome.Silent(Running, _patience.TotalMilliseconds);

    private Observation Saw(Outcome outcome, string? error) => new()
    {
        Target = Target.Name,
        Outcome = outcome,
        Stages = _stages,
        StartedAt = _startedAt,
        DurationMs = ElapsedMs(),
        RemoteAddress = Remote?.ToString(),
        LocalAddress = Local?.ToString(),
        EgressAddress = Egress?.ToString(),
        Certificate = Certificate,
        Dns = Dns,
        Error = error,
    };

    public double ElapsedMs() => Math.Round(Context.Clock.GetElapsedTime(_start).TotalMilliseconds, 3);
}
