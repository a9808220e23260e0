using ProbeSuite.Checks;
using ProbeSuite.Wire;

namespace ProbeSuite.Probe.Tests;

/// <summary>A thousand targets of which every second is silent, tried by the native program.</summary>
public class NativeSweepTests
{
    private const double PatienceMs = 3000;
    private const int MostKilobytes = 40 * 1024;

    private static readonly ProbeRequest HalfSilent = new()
    {
        Targets = [.. Enumerable.Range(0, 1000).Select(n => new TargetEntry($"{n}", n % 2 == 0 ? $"tcp://10.99.1.{n % 250}:5432" : "tcp://10.99.0.1:5432"))],
        PatienceMs = PatienceMs,
    };

    [Theory]
    [InlineData(1024, 1024, 1)]              // as in Lambda
    [InlineData(256, 4096, 1)]               // the soft limit is no limit
    [InlineData(256, 256, 3)]                // 500 silent ones and some 170 descriptors: they wait in three waves
    public async Task All_are_told_within_patience_for_each_wave_in_little_memory_and_nothing_stays_open(int softLimit, int hardLimit, int waves)
    {
        using var probe = await NativeProbe.StartAsync(NativeProgramTests.Program("probe"), softLimit, hardLimit);
        _ = await probe.InvokeAsync(new() { Targets = [new("warm", "tcp://10.99.0.1:1")] });
        var files = probe.OpenFiles;

        var took = double.PositiveInfinity;
        var most = waves * PatienceMs * 1.1;
        for (var invocation = 0; invocation < 5 && took > most; invocation++)
        {
            var (reply, time) = await probe.InvokeAsync(HalfSilent);
            took = time.TotalMilliseconds;

            Assert.Equal(HalfSilent.Targets.Select(target => target.Name), reply.Observations.Select(seen => seen.Target));
            Assert.All(reply.Observations.Index(), one => Assert.Equal(one.Index % 2 == 0 ? new Outcome.Silent(Stage.Tcp, PatienceMs) : new Outcome.Refused(), one.Item.Outcome));
            Assert.Null(reply.Cut);
            Assert.Equal(files, probe.OpenFiles);
        }

        // The first in time of five: whatever else the machine does can only make it slower.
        Assert.InRange(took, waves * PatienceMs, most);
        Assert.InRange(probe.MostResidentKilobytes, 1, MostKilobytes);
    }

    [Fact]
    public async Task More_than_Lambda_delivers_is_cut_and_says_so()
    {
        using var probe = await NativeProbe.StartAsync(NativeProgramTests.Program("probe"), 1024, 1024);

        var (reply, _) = await probe.InvokeAsync(new() { Targets = [.. Enumerable.Range(0, 20_000).Select(n => new TargetEntry($"{n}", "tcp://10.99.0.1:5432"))] });

        Assert.InRange(reply.Observations.Count, 10_000, 19_999);
        Assert.All(reply.Observations.Index(), one => Assert.Equal(($"{one.Index}", new Outcome.Refused()), (one.Item.Target, one.Item.Outcome)));
        Assert.Equal($"the reply was over Lambda's limit of 6 MB, so that details are left out and only the first {reply.Observations.Count} of 20000 observations are in it", reply.Cut);
        Assert.InRange(probe.MostResidentKilobytes, 1, 128 * 1024);
    }
}
