using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using ProbeSuite.Lab.Network;
using ProbeSuite.Lab.Services.Http;

namespace ProbeSuite.Lab.Services.Databases;

/// <summary>PostgreSQL in place of an RDS instance.</summary>
internal static class PostgresServer
{
    /// <summary>Whether a DB instance's engine is PostgreSQL.</summary>
    public static bool Plays(string? engine) => engine?.Contains("postgres", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Starts a server in the namespace of the instance's interface, and waits until it takes connections.</summary>
    /// <param name="namespaces">Where it runs.</param>
    /// <param name="site">The instance's interface.</param>
    /// <param name="host">The name that clients use and its certificate carries.</param>
    /// <param name="folder">Where its files are; made when it does not exist.</param>
    /// <param name="connections">How many it can hold at once.</param>
    /// <param name="authority">Makes its certificate.</param>
    /// <param name="cancellation">Ends the start.</param>
    /// <exception cref="LabException">PostgreSQL is not installed, or did not start.</exception>
    public static async Task<LabProcess> StartAsync(
        INamespaces namespaces, InterfaceSite site, string host, string folder, int connections, CertificateAuthority authority, CancellationToken cancellation)
    {
        var postgres = PostgresBinaries.Find();
        if (!Directory.Exists(folder))
        {
            await PostgresTemplate.CopyToAsync(folder, postgres, cancellation);
            await WriteCertificateAsync(folder, host, authority, cancellation);
        }

        var port = (site.Db?.Port ?? 5432).ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(
            postgres.Program("postgres"),
            [
                "-D", folder, "-p", port,
                .. Settings($"listen_addresses={string.Join(',', site.Addresses)}", "unix_socket_directories=", "ssl=on",
                    $"max_connections={connections}", "superuser_reserved_connections=0", "shared_buffers=8MB", "dynamic_shared_memory_type=mmap", "autovacuum=off",
                    // What is lost with the lab is not worth a sync.
                    "fsync=off", "synchronous_commit=off", "full_page_writes=off"),
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        return await LabProcess.StartAsync(
            () => namespaces.Start(site.Namespace, start, PostgresTemplate.UserId),
            "ready to accept connections",
            $"the database {site.Name}",
            cancellation,
            stopSignal: Signals.Quit);
    }

    /// <summary>Signs in to a server and keeps the connection, as a real client.</summary>
    /// <exception cref="LabException">It could not sign in.</exception>
    public static Task<LabProcess> HoldConnectionAsync(INamespaces namespaces, InterfaceSite site, CancellationToken cancellation)
    {
        const string held = "this connection is held";
        var start = new ProcessStartInfo(
            PostgresBinaries.Find().Program("psql"),
            ["--no-psqlrc", "--quiet", "--command", $"DO $$ BEGIN RAISE NOTICE '{held}'; PERFORM pg_sleep(86400); END $$"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PGHOST"] = $"{site.Addresses[0]}";
        start.Environment["PGPORT"] = $"{site.Db?.Port ?? 5432}";
        start.Environment["PGUSER"] = PostgresTemplate.User;
        start.Environment["PGPASSWORD"] = PostgresTemplate.Password;
        start.Environment["PGDATABASE"] = "postgres";
        start.Environment["PGSSLMODE"] = "require";
        return LabProcess.StartAsync(() => namespaces.Start(site.Namespace, start), held, $"the client that fills {site.Name}", cancellation);
    }

    private static IEnumerable<string> Settings(params string[] settings) => settings.SelectMany(setting => new[] { "-c", setting });

    private static async Task WriteCertificateAsync(string folder, string host, CertificateAuthority authority, CancellationToken cancellation)
    {
        using var certificate = authority.Issue(host);
        var key = Path.Combine(folder, "server.key");
        await File.WriteAllTextAsync(Path.Combine(folder, "server.crt"), certificate.ExportCertificatePem(), cancellation);
        await File.WriteAllTextAsync(key, "", cancellation);
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var pair = certificate.GetECDsaPrivateKey()!;
        await File.WriteAllTextAsync(key, pair.ExportECPrivateKeyPem(), cancellation);
    }
}
