using System.Buffers.Binary;
using System.Text;

namespace ProbeSuite.Checks;

/// <summary>MySQL's packets, as far as a greeting and one query need them.</summary>
/// <seealso href="https://dev.mysql.com/doc/dev/mysql-server/latest/PAGE_PROTOCOL.html"/>
internal sealed class MySqlWire(Stream stream, byte sequence)
{
    public const byte Ok = 0x00;
    public const byte Error = 0xFF;
    public const byte SwitchOrEnd = 0xFE;
    public const byte ProtocolVersion = 10;

    // LONG_PASSWORD, CONNECT_WITH_DB, PROTOCOL_41, SSL, TRANSACTIONS, SECURE_CONNECTION, PLUGIN_AUTH, PLUGIN_AUTH_LENENC.
    private const uint Capabilities = 0x1 | 0x200 | TlsCapability | 0x2000 | 0x8000 | 0x80000 | 0x200000;
    private const uint TlsCapability = 0x800;
    private const uint WithDatabase = 0x8;
    private const string ClearPassword = "mysql_clear_password";
    private const int MostBytes = 64 * 1024;
    private const byte Utf8Mb4 = 45;
    private const byte QueryCommand = 3;

    /// <summary>The number that the next packet will carry.</summary>
    public byte Sequence { get; private set; } = sequence;

    /// <summary>Asks for TLS; the handshake comes next.</summary>
    public Task AskForTlsAsync(string database, CancellationToken cancellation) => WriteAsync(Head(database), cancellation);

    public Task SignInAsync(string user, string password, string database, CancellationToken cancellation)
    {
        var secret = Encoding.UTF8.GetBytes($"{password}\0");
        return WriteAsync(
            [
                .. Head(database), .. Encoding.UTF8.GetBytes($"{user}\0"),
                0xFC, (byte)secret.Length, (byte)(secret.Length >> 8), .. secret,
                .. Encoding.UTF8.GetBytes(database.Length == 0 ? "" : $"{database}\0"),
                .. Encoding.UTF8.GetBytes($"{ClearPassword}\0"),
            ],
            cancellation);
    }

    public Task PasswordAsync(string password, CancellationToken cancellation) =>
        WriteAsync(Encoding.UTF8.GetBytes($"{password}\0"), cancellation);

    public Task QueryAsync(string sql, CancellationToken cancellation)
    {
        Sequence = 0;
        return WriteAsync([QueryCommand, .. Encoding.UTF8.GetBytes(sql)], cancellation);
    }

    /// <summary>Whether a packet asks for the password in clear.</summary>
    public static bool AsksInClear(byte[] packet) =>
        packet[0] == SwitchOrEnd && Text(packet, 1) == ClearPassword;

    /// <summary>Whether a greeting's server can speak TLS.</summary>
    public static bool OffersTls(byte[] greeting)
    {
        var capabilities = Array.IndexOf(greeting, (byte)0, 1) + 1 + 4 + 8 + 1;
        return capabilities + 2 <= greeting.Length
            && (BinaryPrimitives.ReadUInt16LittleEndian(greeting.AsSpan(capabilities)) & TlsCapability) != 0;
    }

    /// <summary>The text from a place to the next zero.</summary>
    public static string Text(byte[] packet, int from)
    {
        var end = Array.IndexOf(packet, (byte)0, from);
        return Plain.Text(packet.AsSpan(from, (end < 0 ? packet.Length : end) - from), 60);
    }

    /// <summary>The number of an error packet.</summary>
    public static int ErrorCode(byte[] packet) => packet.Length >= 3
        ? BinaryPrimitives.ReadUInt16LittleEndian(packet.AsSpan(1))
        : throw new FormatException("an error has no number");

    /// <exception cref="FormatException">It is no packet of MySQL.</exception>
    public async Task<byte[]> ReadAsync(CancellationToken cancellation)
    {
        var head = new byte[4];
        await stream.ReadExactlyAsync(head, cancellation);
        var length = head[0] | (head[1] << 8) | (head[2] << 16);
        if (head[3] != Sequence || length is 0 or > MostBytes)
        {
            throw new FormatException("what it sent is no packet");
        }

        Sequence++;
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, cancellation);
        return body;
    }

    private static byte[] Head(string database)
    {
        var head = new byte[32];
        BinaryPrimitives.WriteUInt32LittleEndian(head, Capabilities | (database.Length == 0 ? 0 : WithDatabase));
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(4), MostBytes);
        head[8] = Utf8Mb4;
        return head;
    }

    private async Task WriteAsync(byte[] body, CancellationToken cancellation)
    {
        byte[] packet = [(byte)body.Length, (byte)(body.Length >> 8), (byte)(body.Length >> 16), Sequence++, .. body];
        await stream.WriteAsync(packet, cancellation);
    }
}
