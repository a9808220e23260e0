using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;

namespace ProbeSuite.Tests.Checks;

/// <summary>A real PostgreSQL on a loopback port, with TLS, that asks for passwords in clear as RDS does of its IAM users.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private readonly string _folder;
    private readonly Process _server;

    private PostgresServer(string folder, Process server, int port) => (_folder, _server, Port) = (folder, server, port);

    public int Port { get; }

    public static async Task<PostgresServer> StartAsync(Issued leaf)
    {
        var folder = Directory.CreateTempSubdirectory("probesuite-postgres").FullName;
        var data = Path.Combine(folder, "data");
        var port = LoopbackPort.Reserve();
        File.WriteAllText(Path.Combine(folder, "server.crt"), leaf.Certificate.ExportCertificatePem());
        using var key = leaf.Certificate.GetRSAPrivateKey()!;
        File.WriteAllText(Path.Combine(folder, "server.key"), key.ExportRSAPrivateKeyPem());
        File.WriteAllText(Path.Combine(folder, "pg_hba.conf"), "local all all trust\nhostssl all all all password\n");
        await RunAsync("chmod", ["600", Path.Combine(folder, "server.key")]);
        await RunAsync("chown", ["-R", "postgres", folder]);
        await RunAsync("runuser", ["-u", "postgres", "--", Program("initdb"), "-D", data, "-U", "postgres", "-A", "trust", "--no-sync"]);
        var server = Process.Start(new ProcessStartInfo("runuser",
            [
                "-u", "postgres", "--", Program("postgres"), "-D", data, "-p", $"{port}", "-k", folder, "-h", "127.0.0.1", "-F",
                "-c", "ssl=on", "-c", $"ssl_cert_file={folder}/server.crt", "-c", $"ssl_key_file={folder}/server.key", "-c", $"hba_file={folder}/pg_hba.conf",
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        for (var said = ""; !said.Contains("ready to accept", StringComparison.Ordinal);)
        {
            said += $"\n{await server.StandardError.ReadLineAsync() ?? throw new InvalidOperationException($"postgres does not start:{said}")}";
        }

        _ = server.StandardError.ReadToEndAsync();
        return new(folder, server, port);
    }

    public Task RunAsync(string sql) =>
        RunAsync("psql", ["-h", _folder, "-p", $"{Port}", "-U", "postgres", "-q", "-v", "ON_ERROR_STOP=1", "-c", sql]);

    public async ValueTask DisposeAsync()
    {
        var pid = (await File.ReadAllLinesAsync(Path.Combine(_folder, "data", "postmaster.pid")))[0];
        await RunAsync("kill", ["-QUIT", pid]);
        await _server.WaitForExitAsync();
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Program(string name) => Directory.GetDirectories("/usr/lib/postgresql")
        .Select(version => Path.Combine(version, "bin", name)).First(File.Exists);

    private static async Task RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {errors}");
    }
}
