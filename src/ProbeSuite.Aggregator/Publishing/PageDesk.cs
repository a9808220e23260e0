using ProbeSuite.Aggregator.Runs;
using ProbeSuite.Aws.Reports;
using ProbeSuite.Comparison;
using ProbeSuite.Rendering.Html;

namespace ProbeSuite.Aggregator.Publishing;

/// <summary>Stores a report as a page, and says how people come to it.</summary>
/// <param name="settings">The configuration.</param>
/// <param name="pages">Keeps pages.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class PageDesk(AggregatorSettings settings, ReportPages pages, TimeProvider clock)
{
    /// <summary>How long a presigned link is good at most. Lambda's credentials end no later, and often earlier.</summary>
    internal static readonly TimeSpan Life = TimeSpan.FromHours(12);

    private AwsCall Write => ReportCalls.Write(settings.Bucket);

    /// <summary>Stores the page.</summary>
    /// <param name="report">The report.</param>
    /// <param name="history">What the last runs said.</param>
    /// <param name="problems">Takes what goes wrong.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>The report with the link to its page, where there is a page and a link is wanted.</returns>
    public async Task<Report> PublishAsync(Report report, History history, Problems problems, CancellationToken cancellation)
    {
        var stored = await problems.SucceedsAsync(pages.WriteAsync(report.Run, ReportPage.Render(report, history), cancellation), Write);
        return !stored ? report : report with
        {
            Page = settings.Link switch
            {
                ReportLink.Presigned => await problems.TryAsync<string>(pages.PresignAsync(report.Run, clock.GetUtcNow() + Life)!, Write),
                ReportLink.Console when settings.Region is { } region => pages.InConsole(report.Run, region),
                _ => null,
            },
        };
    }
}

/// <summary>How a message leads to the page.</summary>
internal enum ReportLink
{
    /// <summary>By the console, for those who may sign in.</summary>
    Console,

    /// <summary>By a presigned link, for whoever has the message.</summary>
    Presigned,

    /// <summary>Not at all.</summary>
    None,
}
