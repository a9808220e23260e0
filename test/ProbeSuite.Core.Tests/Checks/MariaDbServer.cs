using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;

namespace ProbeSuite.Tests.Checks;

/// <summary>
/// A real MariaDB on a loopback port, with TLS. Its user <c>app</c> signs in with a password in clear, as RDS has its IAM
/// users do: PAM judges it, in a mount namespace where <c>/etc/pam.d</c> is the test's own. <c>native</c> has an ordinary
/// password. Needs the rights of root.
/// </summary>
internal sealed class MariaDbServer : IAsyncDisposable
{
    // Called with the password on standard input, ended by a zero.
    private const string Judge = "[ \"$PAM_USER\" = app ] && [ \"$(tr -d '\\000')\" = \"$(cat \"$(dirname \"$0\")/password\")\" ]\n";
    private const string Users =
        "CREATE USER app@'%' IDENTIFIED VIA pam USING 'probesuite';\nCREATE USER native@'%' IDENTIFIED BY 'x';\nCREATE DATABASE shop;\nGRANT SELECT ON shop.* TO app@'%';\n";

    private static readonly string[] Small =
        ["--innodb-buffer-pool-size=8M", "--key-buffer-size=1M", "--performance-schema=OFF", "--innodb-flush-method=nosync", "--skip-log-bin"];

    private readonly string _folder;
    private readonly Process _server;

    private MariaDbServer(string folder, Process server, int port) => (_folder, _server, Port) = (folder, server, port);

    public int Port { get; }

    /// <summary>What <c>app</c> must say.</summary>
    public void SetPassword(string password) => File.WriteAllText(Path.Combine(_folder, "password"), password);

    public static async Task<MariaDbServer> StartAsync(Issued leaf)
    {
        var folder = Directory.CreateTempSubdirectory("probesuite-mariadb").FullName;
        var port = LoopbackPort.Reserve();
        File.WriteAllText(Path.Combine(folder, "server.crt"), leaf.Certificate.ExportCertificatePem());
        using var key = leaf.Certificate.GetRSAPrivateKey()!;
        File.WriteAllText(Path.Combine(folder, "server.key"), key.ExportRSAPrivateKeyPem());
        File.WriteAllText(Path.Combine(folder, "users.sql"), Users);
        var judge = Path.Combine(folder, "judge");
        File.WriteAllText(judge, Judge);
        File.WriteAllText(Path.Combine(folder, "service"), $"auth required pam_exec.so expose_authtok quiet /bin/sh {judge}\naccount required pam_permit.so\n");
        using (var install = Start("mariadb-install-db", ["--no-defaults", "--user=root", $"--datadir={folder}/data", "--auth-root-authentication-method=normal", "--skip-test-db", .. Small]))
        {
            var said = install.StandardOutput.ReadToEndAsync();
            var errors = await install.StandardError.ReadToEndAsync();
            await install.WaitForExitAsync();
            Assert.True(install.ExitCode == 0, $"mariadb-install-db: {errors}{await said}");
        }

        var server = Start(
            "unshare",
            [
                "--mount", "sh", "-c", "mount -t tmpfs none /etc/pam.d && cp \"$0\" /etc/pam.d/probesuite && PATH=$PATH:/usr/sbin && exec mariadbd \"$@\"", $"{folder}/service",
                "--no-defaults", "--user=root", $"--datadir={folder}/data", $"--port={port}", "--bind-address=127.0.0.1", $"--socket={folder}/socket", "--skip-name-resolve",
                $"--pid-file={folder}/pid", $"--ssl-cert={folder}/server.crt", $"--ssl-key={folder}/server.key", "--plugin-load-add=auth_pam",
                "--pam-use-cleartext-plugin=ON", $"--init-file={folder}/users.sql", .. Small,
            ]);
        for (var said = ""; !said.Contains("ready for connections", StringComparison.Ordinal);)
        {
            said += $"\n{await server.StandardError.ReadLineAsync() ?? throw new InvalidOperationException($"mariadbd does not start:{said}")}";
        }

        _ = server.StandardError.ReadToEndAsync();
        return new(folder, server, port);
    }

    public async ValueTask DisposeAsync()
    {
        _server.Kill();
        await _server.WaitForExitAsync();
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static Process Start(string program, string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
