using System.Globalization;

namespace ProbeSuite.Checks;

/// <summary>
/// <c>postgres://host/db</c>: PostgreSQL's greeting, without a password; with <c>login=iam</c> a sign-in with an RDS
/// token, and <c>SELECT 1</c>.
/// </summary>
/// <seealso href="https://www.postgresql.org/docs/current/protocol-flow.html"/>
internal static class PostgresCheck
{
    private const string Nobody = "probesuite";

    public static async Task<Outcome> RunAsync(Attempt attempt, CancellationToken cancellation)
    {
        var target = attempt.Target;
        var login = target.Options.LoginWithIam ? IamLogin.Of(attempt) : null;
        if (login?.WhyNot is { } why)
        {
            return new Outcome.NotTried(why);
        }

        await using var connection = await Connection.OpenAsync(attempt, target.Host, target.Port!.Value, cancellation);
        try
        {
            await using var stream = await attempt.StageAsync(Stage.Tls, () => SecureAsync(attempt, connection, login is not null, cancellation));
            if (login is not null && stream == connection)
            {
                return new Outcome.Unexpected(null, "it offers no TLS, and a token is not sent in clear");
            }

            var wire = new PostgresWire(stream);
            var first = await attempt.StageAsync(Stage.Exchange, () => GreetAsync(attempt, wire, login?.User, cancellation));
            return login is null
                ? new Outcome.Answered()
                : await attempt.StageAsync(Stage.Permission, () => SignInAsync(attempt, wire, first, login, cancellation));
        }
        catch (FormatException malformed)
        {
            throw NotPostgres(attempt, malformed.Message);
        }
    }

    // PostgreSQL is asked for TLS in the clear, and says S or N. A pooler that has no room says so unasked; an old or a
    // wrong server says something else.
    private static async Task<Stream> SecureAsync(Attempt attempt, WatchedStream connection, bool login, CancellationToken cancellation)
    {
        await connection.WriteAsync(PostgresWire.SslRequest, cancellation);
        var word = new byte[1];
        await connection.ReadExactlyAsync(word, cancellation);
        switch (word[0])
        {
            case (byte)'S':
                // RDS's own roots are in no system's store, so only a sign-in insists on trust.
                return await TlsHandshake.HandshakeAsync(attempt, connection, attempt.Target.Host, null, mustConvince: login, cancellation);
            case (byte)'N':
                attempt.Detail = "the server offers no TLS";
                return connection;
            case (byte)PostgresMessage.Error:
                var refusal = await new PostgresWire(connection).ReadAsync(PostgresMessage.Error, cancellation);
                throw new EvidenceException(
                    new Outcome.Unexpected(null, $"PostgreSQL says {refusal.SqlState}"), $"PostgreSQL says {refusal.SqlState} before TLS");
            default:
                throw NotPostgres(attempt, "its word on TLS is neither yes nor no");
        }
    }

    private static async Task<PostgresMessage> GreetAsync(Attempt attempt, PostgresWire wire, string? user, CancellationToken cancellation)
    {
        await wire.StartAsync(user ?? attempt.Target.Options.User ?? Nobody, attempt.Target.Path, cancellation);
        var message = await wire.ReadAsync(cancellation);
        attempt.Detail = message.Kind switch
        {
            PostgresMessage.Error => $"PostgreSQL says {message.SqlState}",
            PostgresMessage.Authentication => $"PostgreSQL asks for {message.AuthenticationName}",
            PostgresMessage.NegotiateProtocol => "PostgreSQL speaks another version",
            _ => throw new FormatException($"message {message.Kind} is no greeting"),
        };

        // It is there, and has no room: what every connection of a function that scales too far is told.
        return message is { Kind: PostgresMessage.Error, SqlState: ['5', '3', ..] }
            ? throw new EvidenceException(new Outcome.Unexpected(null, $"PostgreSQL has no connection left ({message.SqlState})"), attempt.Detail)
            : message;
    }

    private static async Task<Outcome> SignInAsync(
        Attempt attempt, PostgresWire wire, PostgresMessage message, IamLogin login, CancellationToken cancellation)
    {
        if (message is { Kind: PostgresMessage.Authentication, AuthenticationCode: PostgresMessage.ClearText })
        {
            await wire.PasswordAsync(login.Token, cancellation);
            message = await wire.ReadAsync(cancellation);
        }

        if (message is { Kind: PostgresMessage.Authentication, AuthenticationCode: not PostgresMessage.Ok })
        {
            return new Outcome.Unexpected(null, $"it asks {login.User} for {message.AuthenticationName}: the user is not set up for IAM");
        }

        var rows = 0;
        for (var asked = false; ; message = await wire.ReadAsync(cancellation))
        {
            switch (message.Kind)
            {
                case PostgresMessage.Error when message.SqlState is ['2', '8', ..] or "42501":
                    return new Outcome.Denied("database", message.SqlState);
                case PostgresMessage.Error:
                    return new Outcome.Unexpected(null, $"PostgreSQL says {message.SqlState}");
                case PostgresMessage.DataRow:
                    rows++;
                    break;
                case PostgresMessage.ReadyForQuery when !asked:
                    asked = true;
                    await wire.QueryAsync("SELECT 1", cancellation);
                    break;
                case PostgresMessage.ReadyForQuery:
                    attempt.Detail = string.Create(CultureInfo.InvariantCulture, $"signed in as {login.User}, SELECT 1 gave {rows} row");
                    return rows == 1 ? new Outcome.Answered() : new Outcome.Unexpected(null, "SELECT 1 did not give one row");
            }
        }
    }

    private static EvidenceException NotPostgres(Attempt attempt, string why) =>
        new(new Outcome.NotTheProtocol(attempt.Running), $"{attempt.Remote} does not speak PostgreSQL: {why}");
}
