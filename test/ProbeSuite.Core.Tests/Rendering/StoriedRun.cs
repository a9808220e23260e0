using ProbeSuite.Comparison;

namespace ProbeSuite.Tests.Rendering;

/// <summary>Runs with a past: each the last of a series, ten minutes apart, that the suite told of as it does.</summary>
internal static class StoriedRun
{
    private const string Fix = """
        Let 0.0.0.0/0 of rtb-private lead to a NAT gateway that works.
          aws ec2 replace-route --route-table-id rtb-private --destination-cidr-block 0.0.0.0/0 --nat-gateway-id NAT_GATEWAY
        """;

    private static readonly DateTimeOffset Evening = new(2026, 11, 24, 22, 0, 0, TimeSpan.Zero);

    public static Report First => Series("o");

    /// <summary>Nothing to tell but that the suite lives.</summary>
    public static Report Calm => Series("ooooo");

    public static Report New => Series("ooooooX") with { NetworkChanges = [], NetworkComparedWith = Evening.AddMinutes(50) };

    public static Report Old => Series("oooXXXXXXXXXXXXXX") with { NetworkChanges = ["egress of sg-probe: all traffic 0.0.0.0/0 → (gone)"], NetworkComparedWith = Evening.AddMinutes(20) };

    /// <summary>The NAT gateway is gone, and the suite says so in advance: nothing contradicts, and yet a path has closed.</summary>
    public static Report Closed => Series("ooooooooooooox") with
    {
        NetworkChanges = ["route 0.0.0.0/0 of rtb-private: nat-0a1b2c3d → nat-0a1b2c3d (blackhole)", "state of nat-0a1b2c3d: available → deleted"],
        NetworkComparedWith = Evening.AddMinutes(120),
    };

    public static Report Over => Series("oooXXXXXXXXXXXXXo") with { NetworkChanges = [], NetworkComparedWith = Evening.AddMinutes(20) };

    public static Report Flapping => Series("ooXXoXoX", "2/3");

    public static Report Unconfirmed => Series("oooX", "2/3");

    /// <summary>The paths of the private subnet into the internet, run after run.</summary>
    private static Report Series(string letters, string needed = "1/1")
    {
        Assert.True(Confirmations.TryParse(needed, out var confirmations));
        var (last, history) = ((Report?)null, History.Empty);
        foreach (var (index, letter) in letters.Index())
        {
            var report = SomeReport.Of($"""
                                internet sqs database
                no-vpc             o      o     x
                private-subnet     {letter}      {letter}     o
                endpoint           x      o     o
                """);
            report = report with
            {
                Run = report.Run with { Id = $"20261124T{index:00}", StartedAt = Evening.AddMinutes(10 * index) },
                Cells = [.. report.Cells.Select(cell => cell.Placement == "private-subnet" && cell.Target != "database" ? Reasoned(cell) : cell)],
            };
            last = Sequel.Of(report, last, history, confirmations, whole: true);
            history = history.With(report);
        }

        return last!;
    }

    private static Cell Reasoned(Cell cell) => cell.Agreement switch
    {
        Agreement.BlockedAsPredicted => cell with { Explanation = "As predicted, nothing came back within 3 s. Route 0.0.0.0/0 of rtb-private leads to nat-0a1b2c3d, which is deleted.", Fix = Fix },
        Agreement.UnexpectedlyBlocked => cell with
        {
            Observed = cell.Observed! with { RemoteAddress = $"{(cell.Target == "sqs" ? "52.95.1.7" : "93.184.216.34")}:443" },
            Explanation = $"Nothing came back from {(cell.Target == "sqs" ? "52.95.1.7" : "93.184.216.34")}:443 within 3 s, although the configuration lets it pass. Look at what the configuration does not show: a firewall on the target itself, an appliance on the way, a change of the last two minutes.",
        },
        _ => cell,
    };
}
