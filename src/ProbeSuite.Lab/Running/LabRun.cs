using System.Text.Json;
using ProbeSuite.Comparison;
using ProbeSuite.Lab.Services;
using ProbeSuite.Lab.Services.Moto;
using ProbeSuite.Wire;

namespace ProbeSuite.Lab.Running;

/// <summary>What came of one run.</summary>
/// <param name="Report">The report.</param>
/// <param name="Json">The same, as the aggregator answered it.</param>
/// <param name="Delivered">What SNS delivered meanwhile; empty when the aggregator had nothing to publish.</param>
public sealed record LabRun(Report Report, string Json, IReadOnlyList<Delivery> Delivered)
{
    /// <summary>The report that a delivered message carries.</summary>
    /// <exception cref="LabException">It carries none.</exception>
    public Report ReportIn(Delivery message)
    {
        try
        {
            return JsonSerializer.Deserialize(message.Message, WireContext.Default.Report)!;
        }
        catch (JsonException e)
        {
            throw new LabException($"SNS delivered something that is no report of run {Report.Run.Id}: {e.Message}");
        }
    }
}
