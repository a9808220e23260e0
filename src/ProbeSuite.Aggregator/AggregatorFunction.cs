using System.Globalization;
using System.Text.Json;
using ProbeSuite.Aggregator.Events;
using ProbeSuite.Aggregator.Probes;
using ProbeSuite.Aggregator.Publishing;
using ProbeSuite.Aggregator.Runs;
using ProbeSuite.Comparison;
using ProbeSuite.Hosting;
using ProbeSuite.Hosting.Logging;
using ProbeSuite.Wire;

namespace ProbeSuite.Aggregator;

/// <summary>The function: an event in, a report out, in time.</summary>
/// <param name="settings">The configuration.</param>
/// <param name="sources">Where a run's facts come from.</param>
/// <param name="desk">Where its report goes.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="output">Where metrics go; null for standard output.</param>
internal sealed class AggregatorFunction(
    AggregatorSettings settings, RunSources sources, PublishingDesk desk, TimeProvider clock, LineOutput? output = null)
{
    /// <summary>Bytes of an answer: Lambda carries 6 MB, and its own envelope needs a little.</summary>
    /// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"/>
    internal const int MostBytes = 6_000_000;

    /// <summary>Time kept for comparing, storing, sending and answering; of a short time-out, a quarter.</summary>
    private static readonly TimeSpan Finish = TimeSpan.FromSeconds(5);

    /// <summary>Serves one invocation.</summary>
    public async Task<ReadOnlyMemory<byte>> HandleAsync(ReadOnlyMemory<byte> input, ILambdaContext context, CancellationToken cancellation)
    {
        var request = EventReader.Read(input);
        var problems = new Problems();
        var question = Question.Of(request, await PlacementDiscovery.AddAsync(settings, sources.Functions, problems, cancellation));
        var (report, address) = await RunAsync(question, problems, Commentary.On(request, context, clock), context, cancellation);
        Tell(report, context.Logger);
        if (question.Publishes)
        {
            RunMetrics.Write(report, settings, clock, output);
        }
        return ReportCut.Fit(
            report, address, MostBytes, part => JsonSerializer.SerializeToUtf8Bytes(part, WireContext.Default.Report), answer => answer.Length);
    }

    private async Task<(Report Report, string? Address)> RunAsync(
        Question question, Problems problems, Commentary commentary, ILambdaContext context, CancellationToken cancellation)
    {
        var remaining = context.RemainingTime;
        using var ending = Deadline.Before(remaining, remaining / 4 < Finish ? remaining / 4 : Finish, clock);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ending.Token, cancellation);
        var past = question.Publishes ? desk.ReadPastAsync(problems, waiting.Token) : null;
        var (report, network) = await new Aggregation(settings, sources, commentary, clock).RunAsync(question, NewRun(question, context), problems, waiting.Token);
        if (past is null)
        {
            return (report with { Run = report.Run with { Problems = problems.Sentences } }, null);
        }

        var known = await past;
        var (began, before) = (commentary.Now, problems.Sentences.Count);
        var published = await desk.PublishAsync(report, network, question, known, problems, cancellation);
        commentary.HasPublished(began, problems.Sentences.Skip(before).FirstOrDefault());
        return published;
    }

    private RunFacts NewRun(Question question, ILambdaContext context)
    {
        var started = clock.GetUtcNow();
        var request = context.AwsRequestId.Length > 8 ? context.AwsRequestId[..8] : context.AwsRequestId;
        return new()
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{started.UtcDateTime:yyyyMMdd'T'HHmmssfff'Z'}-{request}"),
            StartedAt = started,
            Trigger = question.Trigger,
            Region = settings.Region,
            Account = context.InvokedFunctionArn.Split(':') is [_, _, _, _, { Length: > 0 } account, ..] ? account : null,
            SuiteVersion = typeof(Report).Assembly.GetName().Version?.ToString(3) ?? "",
        };
    }

    private static void Tell(Report report, Log log)
    {
        foreach (var problem in report.Run.Problems)
        {
            log.LogWarning(problem, ("run_id", report.Run.Id));
        }

        log.LogInformation(
            $"{report.Summary.Cells} cells: {report.Summary.Verdict.Word()}",
            ("run_id", report.Run.Id),
            ("unexpectedly_blocked", report.Summary.UnexpectedlyBlocked),
            ("unexpectedly_open", report.Summary.UnexpectedlyOpen),
            ("not_run", report.Summary.NotRun));
    }
}
