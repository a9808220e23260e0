namespace ProbeSuite.Hosting;

/// <summary>Ends work a little before Lambda ends the process, so that the answer still gets out.</summary>
public static class Deadline
{
    /// <summary>Time to end what is under way, serialise the answer and return it.</summary>
    /// <remarks>
    /// Measured at 7 % of a processor, which is Lambda's share for 128 MB, on a cold process: 81 ms at most to serialise and
    /// return 1,000 results (450 KB), 630 ms for 10,000. The rest is for work that has to unwind.
    /// </remarks>
    public static readonly TimeSpan Reserve = TimeSpan.FromMilliseconds(500);

    // No invocation lasts longer than 15 minutes; an emulator may send any number, and a timer ends at 49 days.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>A source that cancels when only <paramref name="reserve"/> is left of <paramref name="remaining"/>.</summary>
    /// <param name="remaining">Time until Lambda ends the process. Not above the reserve: cancelled at once.</param>
    /// <param name="reserve">Time kept for the answer.</param>
    /// <param name="clock">Measures the time.</param>
    public static CancellationTokenSource Before(TimeSpan remaining, TimeSpan reserve, TimeProvider clock)
    {
        var work = remaining - reserve;
        return new(work > Longest ? Longest : work > TimeSpan.Zero ? work : TimeSpan.Zero, clock);
    }
}
