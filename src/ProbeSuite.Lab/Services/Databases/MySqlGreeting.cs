using System.Net.Sockets;

namespace ProbeSuite.Lab.Services.Databases;

/// <summary>
/// Of an RDS instance with MySQL or MariaDB what a client without credentials sees: the greeting, and a refusal of whatever
/// it says then. Nobody signs in here.
/// </summary>
/// <seealso href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase_packets_protocol_handshake_v10.html"/>
internal sealed class MySqlGreeting : IAsyncDisposable
{
    // Protocol 10; no TLS among the capabilities: PROTOCOL_41, SECURE_CONNECTION, PLUGIN_AUTH.
    private static readonly byte[] Greeting = Packet(0,
    [
        10, .. "8.4.0-lab\0"u8, 1, 0, 0, 0, .. "12345678"u8, 0, 0x00, 0x82, 45, 2, 0, 0x08, 0x00, 21, .. new byte[10],
        .. "123456789012\0mysql_native_password\0"u8,
    ]);

    // ER_ACCESS_DENIED_ERROR.
    private static readonly byte[] Refusal = Packet(2, [0xFF, 0x15, 0x04, .. "#28000Access denied: the lab plays the greeting alone"u8]);

    private readonly Socket _listener;
    private readonly Task _accepting;

    /// <summary>Starts.</summary>
    /// <param name="listener">Listening; the server's own from now on.</param>
    public MySqlGreeting(Socket listener)
    {
        _listener = listener;
        _accepting = AcceptAsync();
    }

    /// <summary>Whether a DB instance's engine is MySQL or one that speaks as it does.</summary>
    public static bool Plays(string? engine) => engine is not null
        && (engine.Contains("mysql", StringComparison.OrdinalIgnoreCase) || engine.Equals("mariadb", StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = GreetAsync(await _listener.AcceptAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The lab has ended.
        }
    }

    private static async Task GreetAsync(Socket client)
    {
        using (client)
        {
            try
            {
                await client.SendAsync(Greeting);
                if (await client.ReceiveAsync(new byte[4096]) > 0)
                {
                    await client.SendAsync(Refusal);
                }
            }
            catch (SocketException)
            {
                // The client went away.
            }
        }
    }

    private static byte[] Packet(byte number, byte[] body) => [(byte)body.Length, (byte)(body.Length >> 8), 0, number, .. body];
}
