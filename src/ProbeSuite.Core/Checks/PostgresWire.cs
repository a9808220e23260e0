using System.Buffers.Binary;
using System.Text;

namespace ProbeSuite.Checks;

/// <summary>A message of PostgreSQL's server.</summary>
/// <param name="Kind">Its letter.</param>
/// <param name="Body">What follows the length.</param>
internal sealed record PostgresMessage(char Kind, byte[] Body)
{
    public const char Authentication = 'R';
    public const char Error = 'E';
    public const char DataRow = 'D';
    public const char ReadyForQuery = 'Z';
    public const char NegotiateProtocol = 'v';

    public const int Ok = 0;
    public const int ClearText = 3;

    /// <summary>What an <see cref="Authentication"/> message asks for.</summary>
    public int AuthenticationCode => Body.Length >= 4
        ? BinaryPrimitives.ReadInt32BigEndian(Body)
        : throw new FormatException("an authentication request is cut off");

    /// <summary>The same in words.</summary>
    public string AuthenticationName => AuthenticationCode switch
    {
        Ok => "no password",
        ClearText => "a password in clear",
        5 => "an MD5 password",
        10 => "a SCRAM password",
        var code => $"authentication of kind {code}",
    };

    /// <summary>The code of an <see cref="Error"/>, five letters or digits.</summary>
    public string SqlState =>
        Encoding.ASCII.GetString(Body).Split('\0').FirstOrDefault(part => part.StartsWith('C')) is { Length: 6 } state
        && state.All(char.IsAsciiLetterOrDigit)
            ? state[1..]
            : throw new FormatException("an error has no code");
}

/// <summary>PostgreSQL's protocol, version 3, as far as a greeting and one query need it.</summary>
/// <seealso href="https://www.postgresql.org/docs/current/protocol-message-formats.html"/>
internal sealed class PostgresWire(Stream stream)
{
    private const int Version3 = 196608;
    private const int MostBytes = 64 * 1024;

    /// <summary>The question for TLS.</summary>
    public static ReadOnlyMemory<byte> SslRequest { get; } = new byte[] { 0, 0, 0, 8, 4, 210, 22, 47 };

    public async Task StartAsync(string user, string database, CancellationToken cancellation)
    {
        var named = $"user\0{user}\0{(database.Length == 0 ? "" : $"database\0{database}\0")}application_name\0probesuite\0\0";
        var body = new byte[4 + Encoding.UTF8.GetByteCount(named)];
        BinaryPrimitives.WriteInt32BigEndian(body, Version3);
        Encoding.UTF8.GetBytes(named, body.AsSpan(4));
        await WriteAsync(null, body, cancellation);
    }

    public Task PasswordAsync(string password, CancellationToken cancellation) =>
        WriteAsync((byte)'p', Encoding.UTF8.GetBytes($"{password}\0"), cancellation);

    public Task QueryAsync(string sql, CancellationToken cancellation) =>
        WriteAsync((byte)'Q', Encoding.UTF8.GetBytes($"{sql}\0"), cancellation);

    /// <exception cref="FormatException">It is no message of PostgreSQL.</exception>
    public async Task<PostgresMessage> ReadAsync(CancellationToken cancellation)
    {
        var kind = new byte[1];
        await stream.ReadExactlyAsync(kind, cancellation);
        return await ReadAsync((char)kind[0], cancellation);
    }

    /// <summary>The rest of a message whose letter is known.</summary>
    /// <exception cref="FormatException">It is no message of PostgreSQL.</exception>
    public async Task<PostgresMessage> ReadAsync(char kind, CancellationToken cancellation)
    {
        var size = new byte[4];
        await stream.ReadExactlyAsync(size, cancellation);
        var length = BinaryPrimitives.ReadInt32BigEndian(size) - 4;
        if (!char.IsAsciiLetterOrDigit(kind) || length is < 0 or > MostBytes)
        {
            throw new FormatException("what it sent is no message");
        }

        var body = new byte[length];
        await stream.ReadExactlyAsync(body, cancellation);
        return new(kind, body);
    }

    private async Task WriteAsync(byte? kind, byte[] body, CancellationToken cancellation)
    {
        byte[] message = [.. kind is { } letter ? [letter] : Array.Empty<byte>(), 0, 0, 0, 0, .. body];
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(message.Length - body.Length - 4), body.Length + 4);
        await stream.WriteAsync(message, cancellation);
    }
}
