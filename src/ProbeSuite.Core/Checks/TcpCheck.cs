namespace ProbeSuite.Checks;

/// <summary><c>tcp://host:port</c>: a connection, and nothing said on it.</summary>
internal static class TcpCheck
{
    public static async Task<Outcome> RunAsync(Attempt attempt, CancellationToken cancellation)
    {
        await using var connection = await Connection.OpenAsync(attempt, attempt.Target.Host, attempt.Target.Port!.Value, cancellation);
        return new Outcome.Connected();
    }
}
