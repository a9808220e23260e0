using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ProbeSuite.Aggregator.Publishing;
using ProbeSuite.Aggregator.Runs;
using ProbeSuite.Aws.Reports;
using ProbeSuite.Comparison;
using ProbeSuite.Hosting;
using ProbeSuite.Rendering.Html.Widgets;

namespace ProbeSuite.Aggregator.Widgets;

/// <summary>
/// The function behind a CloudWatch custom widget: shows the latest report, and has the aggregator probe what is clicked.
/// It answers with HTML whatever happens: a dashboard shows nothing of an error.
/// </summary>
/// <param name="settings">The configuration.</param>
/// <param name="store">Keeps the reports.</param>
/// <param name="aggregator">Runs the suite.</param>
internal sealed class WidgetFunction(WidgetSettings settings, ReportStore store, AggregatorCall aggregator)
{
    /// <summary>What the console shows as the widget's documentation.</summary>
    internal const string Documentation =
        """
        ## ProbeSuite
        The latest report of the suite: what each placement reaches of each target, beside what the network's configuration
        says. Point at a cell to read why; click it to probe it again now. The form below tries any target from any placement.

        ### Parameters
        | name | values | meaning |
        |---|---|---|
        | **show** | `all`, `problems` | every target, or those with a cell that is not as predicted; default `all` |

        ```yaml
        show: problems
        ```
        """;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Serves one invocation.</summary>
    public async Task<ReadOnlyMemory<byte>> HandleAsync(ReadOnlyMemory<byte> input, ILambdaContext context, CancellationToken cancellation)
    {
        var asked = WidgetEvent.Read(input);
        var page = new WidgetPage(context.InvokedFunctionArn, asked.IsDark, asked.OnlyNews);
        try
        {
            return Answer(asked.Describe ? Documentation : await DrawAsync(asked, page, cancellation));
        }
        catch (WidgetException failure)
        {
            context.Logger.LogWarning(failure.Message);
            return Answer(WidgetHtml.Failure(failure.Message, page));
        }
    }

    private async Task<string> DrawAsync(WidgetEvent asked, WidgetPage page, CancellationToken cancellation) => asked.Action switch
    {
        "probe" => WidgetHtml.Cell(await ProbeAsync(asked, cancellation), page),
        "run" => WidgetHtml.Matrix(await aggregator.RunAsync(new(), cancellation), page),
        _ => WidgetHtml.Matrix(await LatestAsync(cancellation), page),
    };

    private async Task<Cell> ProbeAsync(WidgetEvent asked, CancellationToken cancellation)
    {
        if (asked is not { Placement: { } placement, Target: { } target })
        {
            throw new WidgetException("Choose a placement and write a target, such as https://example.com/ or tcp://10.0.0.5:5432.");
        }

        var report = await aggregator.RunAsync(new() { Placements = [placement], Targets = [target] }, cancellation);
        return report.Cells is [var cell, ..] ? cell : throw new WidgetException("The aggregator's report has no cell.");
    }

    private async Task<Report> LatestAsync(CancellationToken cancellation)
    {
        var call = ReportCalls.Read(settings.Bucket, "latest.json") with { Role = "the widget's role" };
        try
        {
            return await store.ReadLatestAsync(cancellation) switch
            {
                null => throw new WidgetException("There is no report yet: the suite has not run."),
                { Report: null } => throw new WidgetException("The latest report cannot be read: it was stored by another version of the suite."),
                { Report: { } report } => report,
            };
        }
        catch (Exception e) when (AwsCall.IsFailure(e))
        {
            throw new WidgetException(call.Failed(e));
        }
    }

    private static ReadOnlyMemory<byte> Answer(string text)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStringValue(text);
        }

        return bytes.WrittenMemory;
    }
}
