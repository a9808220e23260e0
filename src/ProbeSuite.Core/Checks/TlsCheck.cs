namespace ProbeSuite.Checks;

/// <summary><c>tls://host:port</c>: a handshake, with chain, name and expiry judged.</summary>
internal static class TlsCheck
{
    public static async Task<Outcome> RunAsync(Attempt attempt, CancellationToken cancellation)
    {
        var target = attempt.Target;
        await using var connection = await Connection.OpenAsync(attempt, target.Host, target.Port!.Value, cancellation);
        await using var secured = await TlsHandshake.SecureAsync(attempt, connection, target.Host, null, cancellation);
        return new Outcome.Connected();
    }
}
