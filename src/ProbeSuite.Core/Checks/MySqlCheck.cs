using System.Globalization;

namespace ProbeSuite.Checks;

/// <summary>
/// <c>mysql://host/db</c>: MySQL's greeting, which it sends unasked; with <c>login=iam</c> a sign-in with an RDS token
/// over TLS, and <c>SELECT 1</c>.
/// </summary>
internal static class MySqlCheck
{
    // ER_DBACCESS_DENIED_ERROR, ER_ACCESS_DENIED_ERROR, ER_ACCESS_DENIED_NO_PASSWORD_ERROR.
    private static readonly int[] AccessDenied = [1044, 1045, 1698];

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
            var plain = new MySqlWire(connection, 0);
            var greeting = await attempt.StageAsync(Stage.Exchange, () => GreetingAsync(attempt, plain, cancellation));
            return login is null ? new Outcome.Answered()
                : greeting[0] == MySqlWire.Error ? Refusal(greeting)
                : !MySqlWire.OffersTls(greeting) ? new Outcome.Unexpected(null, "it offers no TLS, and a token is not sent in clear")
                : await SignInAsync(attempt, connection, plain, login, cancellation);
        }
        catch (FormatException malformed)
        {
            throw new EvidenceException(
                new Outcome.NotTheProtocol(attempt.Running), $"{attempt.Remote} does not speak MySQL: {malformed.Message}");
        }
    }

    private static async Task<byte[]> GreetingAsync(Attempt attempt, MySqlWire wire, CancellationToken cancellation)
    {
        var packet = await wire.ReadAsync(cancellation);
        attempt.Detail = packet[0] switch
        {
            MySqlWire.ProtocolVersion when MySqlWire.Text(packet, 1) is { Length: > 0 } version => $"MySQL {version}",
            MySqlWire.Error => string.Create(CultureInfo.InvariantCulture, $"MySQL says error {MySqlWire.ErrorCode(packet)}"),
            _ => throw new FormatException("what it sent is no greeting"),
        };
        return packet;
    }

    private static async Task<Outcome> SignInAsync(
        Attempt attempt, WatchedStream connection, MySqlWire plain, IamLogin login, CancellationToken cancellation)
    {
        await using var secured = await attempt.StageAsync(Stage.Tls, async () =>
        {
            await plain.AskForTlsAsync(attempt.Target.Path, cancellation);
            return await TlsHandshake.HandshakeAsync(attempt, connection, attempt.Target.Host, null, mustConvince: true, cancellation);
        });
        var wire = new MySqlWire(secured, plain.Sequence);
        return await attempt.StageAsync(Stage.Permission, () => AskAsync(attempt, wire, login, cancellation));
    }

    private static async Task<Outcome> AskAsync(Attempt attempt, MySqlWire wire, IamLogin login, CancellationToken cancellation)
    {
        await wire.SignInAsync(login.User, login.Token, attempt.Target.Path, cancellation);
        var packet = await wire.ReadAsync(cancellation);
        if (MySqlWire.AsksInClear(packet))
        {
            await wire.PasswordAsync(login.Token, cancellation);
            packet = await wire.ReadAsync(cancellation);
        }

        if (packet[0] != MySqlWire.Ok)
        {
            return packet[0] == MySqlWire.Error
                ? Refusal(packet)
                : new Outcome.Unexpected(null, $"it asks {login.User} for another kind of password: the user is not set up for IAM");
        }

        await wire.QueryAsync("SELECT 1", cancellation);
        packet = await wire.ReadAsync(cancellation);
        attempt.Detail = $"signed in as {login.User}";
        return packet[0] switch
        {
            MySqlWire.Error => Refusal(packet),
            1 => new Outcome.Answered(),
            _ => new Outcome.Unexpected(null, "SELECT 1 did not give one column"),
        };
    }

    private static Outcome Refusal(byte[] packet)
    {
        var code = MySqlWire.ErrorCode(packet);
        return AccessDenied.Contains(code)
            ? new Outcome.Denied("database", code.ToString(CultureInfo.InvariantCulture))
            : new Outcome.Unexpected(null, string.Create(CultureInfo.InvariantCulture, $"MySQL says error {code}"));
    }
}
