using ProbeSuite.Targets;

namespace ProbeSuite.Checks;

/// <summary>
/// Checks of many targets, side by side: a sweep takes as long as its slowest check. Where files or memory do not
/// suffice for all at once some wait, and waiting is not their time.
/// </summary>
public static class Sweep
{
    /// <summary>Tries every target; the answers come in the targets' order.</summary>
    /// <param name="targets">What to try.</param>
    /// <param name="patience">For each attempt, where the target names none of its own.</param>
    /// <param name="context">The world around it.</param>
    /// <param name="cancellation">The deadline: what has not ended by then is <see cref="Outcome.Unfinished"/>.</param>
    public static Task<Observation[]> RunAsync(
        IReadOnlyList<Target> targets, TimeSpan patience, CheckContext context, CancellationToken cancellation) =>
        RunAsync(targets, patience, context, SweepBound.Checks, cancellation);

    internal static async Task<Observation[]> RunAsync(
        IReadOnlyList<Target> targets, TimeSpan patience, CheckContext context, int atOnce, CancellationToken cancellation)
    {
        using var slots = new SemaphoreSlim(atOnce);
        return await Task.WhenAll(targets.Select(RunAsync));

        async Task<Observation> RunAsync(Target target)
        {
            try
            {
                await slots.WaitAsync(cancellation);
            }
            catch (OperationCanceledException)
            {
                return Check.NotReached(target, context);
            }

            try
            {
                return cancellation.IsCancellationRequested
                    ? Check.NotReached(target, context)
                    : await Check.RunAsync(target, patience, context, cancellation);
            }
            finally
            {
                slots.Release();
            }
        }
    }
}
