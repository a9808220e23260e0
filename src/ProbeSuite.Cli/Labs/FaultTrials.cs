using System.Runtime.Versioning;
using System.Text;
using ProbeSuite.Lab.Faults;
using ProbeSuite.Lab.Running;

namespace ProbeSuite.Cli.Labs;

/// <summary>The score of the suite: every fault in turn in one lab, and whether it was detected and its cause named.</summary>
[SupportedOSPlatform("linux")]
internal static class FaultTrials
{
    /// <summary>Puts all to the test. After each the lab is mended, and must be as healthy as before.</summary>
    public static async Task<FaultScore> RunAsync(RunningLab lab, TimeSpan patience, Action<string> say, CancellationToken cancellation)
    {
        var trial = await FaultTrial.StartAsync(lab, patience, cancellation);
        var rows = new List<Diagnosis>();
        List<string> alarms = [.. (await trial.RunHealthyAsync(cancellation)).Select(line => $"before anything was broken: {line}")];
        foreach (var fault in FaultBook.All)
        {
            say($"{fault.Name}: {fault.Breaks}.");
            rows.Add(await trial.TryAsync(fault, cancellation));
            alarms.AddRange((await trial.RunHealthyAsync(cancellation)).Select(line => $"after {fault.Name} was mended: {line}"));
        }

        return new(rows, alarms);
    }

    /// <summary>The table, and what was wrong below it.</summary>
    public static string Render(FaultScore score)
    {
        var text = new StringBuilder();
        var width = score.Rows.Max(row => row.Fault.Name.Length);
        text.AppendLine($"{"fault".PadRight(width)}  detected  cause named");
        foreach (var row in score.Rows)
        {
            text.AppendLine($"{row.Fault.Name.PadRight(width)}  {Word(row.IsDetected),-8}  {Word(row.IsNamed)}");
        }

        text.AppendLine().AppendLine(
            $"{score.Rows.Count(row => row.IsDetected)} of {score.Rows.Count} faults detected, {score.Rows.Count(row => row.IsNamed)} with their cause named; " +
            $"{score.FalseAlarms.Count} false alarms in {score.Rows.Count + 1} healthy runs before, between and after.");
        foreach (var row in score.Rows.Where(row => !row.IsDetected || !row.IsNamed))
        {
            text.AppendLine().AppendLine($"{row.Fault.Name}: {row.Fault.Breaks}.");
            Lines("missing", row.Missing);
            Lines("besides", row.Excess);
            Lines($"does not name {row.Fault.Names}", row.Unnamed);
        }

        Lines("false alarm", score.FalseAlarms);
        return text.ToString();

        void Lines(string head, IReadOnlyList<string> lines)
        {
            foreach (var line in lines)
            {
                text.AppendLine($"  {head}: {line}");
            }
        }
    }

    private static string Word(bool yes) => yes ? "yes" : "NO";
}

/// <summary>What came of all trials.</summary>
/// <param name="Rows">One for each fault.</param>
/// <param name="FalseAlarms">What differed in healthy runs.</param>
internal sealed record FaultScore(IReadOnlyList<Diagnosis> Rows, IReadOnlyList<string> FalseAlarms)
{
    /// <summary>Whether nothing was missed and nothing was invented.</summary>
    public bool IsPerfect => FalseAlarms is [] && Rows.All(row => row.IsDetected && row.IsNamed);
}
