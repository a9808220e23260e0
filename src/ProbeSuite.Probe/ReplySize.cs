using System.Globalization;
using System.Text.Json;
using ProbeSuite.Checks;
using ProbeSuite.Wire;

namespace ProbeSuite.Probe;

/// <summary>Keeps a reply within what Lambda delivers.</summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"/>
internal static class ReplySize
{
    /// <summary>Lambda's limit on a synchronous response is 6 MB; the rest is for what stands around the observations.</summary>
    public const int MostBytes = (6 * 1024 * 1024) - (64 * 1024);

    /// <summary>The reply itself, or one without details, or one without its last observations; <c>Cut</c> says which.</summary>
    public static ProbeReply Fit(ProbeReply reply) => Fit(reply, MostBytes);

    internal static ProbeReply Fit(ProbeReply reply, int mostBytes)
    {
        var all = reply.Observations;
        if (Bytes(reply) <= mostBytes)
        {
            return reply;
        }

        var shortened = reply with
        {
            Observations = [.. all.Select(Shortened)],
            Cut = "the reply was over Lambda's limit of 6 MB, so that stages, certificates and attempts are left out",
        };
        if (Bytes(shortened) <= mostBytes)
        {
            return shortened;
        }

        var kept = Fitting(shortened.Observations, mostBytes);
        return shortened with
        {
            Observations = [.. shortened.Observations.Take(kept)],
            Cut = string.Create(
                CultureInfo.InvariantCulture,
                $"the reply was over Lambda's limit of 6 MB, so that details are left out and only the first {kept} of {all.Count} observations are in it"),
        };
    }

    private static Observation Shortened(Observation observation) => observation with { Stages = [], Certificate = null, Attempts = null };

    private static int Fitting(IReadOnlyList<Observation> observations, int mostBytes)
    {
        var bytes = 0;
        var kept = 0;
        while (kept < observations.Count
            && (bytes += JsonSerializer.SerializeToUtf8Bytes(observations[kept], WireContext.Default.Observation).Length + 1) <= mostBytes)
        {
            kept++;
        }

        return kept;
    }

    // Written to nowhere: a reply of this size is not to be held twice in a function of 128 MB.
    private static long Bytes(ProbeReply reply)
    {
        using var counted = new CountedStream();
        JsonSerializer.Serialize(counted, reply, WireContext.Default.ProbeReply);
        return counted.Length;
    }
}
