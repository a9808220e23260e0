using System.Text.Json;
using ProbeSuite.Comparison;
using ProbeSuite.Wire;

namespace ProbeSuite.Tests.Comparison;

public class ReportCutTests
{
    private const string Address = "s3://suite/reports/2026/02/28/run-1.json";

    private static readonly Report Whole = SomeReport.With(
        [.. Enumerable.Range(0, 100).Select(number => SomeReport.Cell("private", $"t{number}", number < 3 ? Agreement.UnexpectedlyBlocked : Agreement.OpenAsPredicted))]);

    [Fact]
    public void What_fits_is_not_touched() =>
        Assert.Same(Whole, ReportCut.Fit(Whole, Address, 50_000, report => report, _ => 50_000));

    [Fact]
    public void A_matrix_that_cannot_fit_is_not_even_written() =>
        Assert.Equal(3, ReportCut.Fit(Whole, Address, 1000, report => report, report => report.Cells.Count * 100).Cells.Count);

    [Fact]
    public void Steps_go_first_then_cells_then_all_but_the_bones()
    {
        var sizes = new List<Report>();
        ReportCut.Fit(Whole, Address, 50_000, report => report, report =>
        {
            sizes.Add(report);
            return 50_001;
        });

        Assert.Equal([100, 100, 3, 0, 0], sizes.Select(report => report.Cells.Count));
        Assert.Empty(sizes[1].Cells[0].Predicted.Steps);
        Assert.Empty(sizes[1].Cells[0].Observed!.Stages);
        Assert.All(sizes[2].Cells, cell => Assert.Equal(Agreement.UnexpectedlyBlocked, cell.Agreement));
        Assert.Equal(
            $"Left out for want of room: the gates' steps and the checks' stages; cells that are as predicted and have not changed. The whole report is {Address}", sizes[2].Cut);
    }

    [Fact]
    public void The_last_resort_is_small_whatever_the_report_holds()
    {
        var problems = Enumerable.Range(0, 5000).Select(number => $"problem {number} {new string('x', 900)}").ToArray();
        var huge = Whole with { Run = Whole.Run with { Problems = problems }, Summary = Whole.Summary with { ChangedSinceLastRun = problems } };

        var bytes = ReportCut.Fit(huge, null, 20_000, report => JsonSerializer.SerializeToUtf8Bytes(report, WireContext.Default.Report), bytes => bytes.Length);

        Assert.InRange(bytes.Length, 1000, 20_000);
        Assert.Contains("The whole report is not stored.", JsonSerializer.Deserialize(bytes, WireContext.Default.Report)?.Cut, StringComparison.Ordinal);
        Assert.Equal(Whole.Summary.UnexpectedlyBlocked, JsonSerializer.Deserialize(bytes, WireContext.Default.Report)?.Summary.UnexpectedlyBlocked);
    }
}
