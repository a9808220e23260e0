using System.Diagnostics;

namespace ProbeSuite.Lab.Services.Databases;

/// <summary>An empty PostgreSQL cluster, made once and copied for every database of every lab.</summary>
internal static class PostgresTemplate
{
    /// <summary>The user that owns everything; the only way in is its password.</summary>
    public const string User = "probesuite";

    /// <summary>The password, which opens nothing outside a lab.</summary>
    public const string Password = "probesuite-lab";

    /// <summary>PostgreSQL refuses to run as root, so it is nobody in particular.</summary>
    public const int UserId = 1000;

    // Changes whenever the arguments of initdb do.
    private const string Edition = "1";

    /// <summary>A cluster of one's own in a folder that does not exist yet.</summary>
    /// <exception cref="LabException">The template could not be made.</exception>
    public static async Task CopyToAsync(string folder, PostgresBinaries postgres, CancellationToken cancellation)
    {
        var template = CacheFolder.Of($"postgres-{postgres.Version}-{Edition}");
        if (!Directory.Exists(template))
        {
            await MakeAsync(template, postgres, cancellation);
        }

        await RunAsync("cp", ["--archive", "--reflink=auto", template, folder], cancellation);
    }

    private static async Task MakeAsync(string template, PostgresBinaries postgres, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(template)!);
        var half = $"{template}.{Environment.ProcessId}";
        var password = $"{half}.password";
        try
        {
            await File.WriteAllTextAsync(password, Password, cancellation);
            await RunAsync(
                "unshare",
                [
                    "--user", $"--map-user={UserId}", $"--map-group={UserId}", "--", postgres.Program("initdb"), "--no-sync", "--pgdata", half,
                    "--username", User, "--pwfile", password, "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C", "--wal-segsize", "1",
                ],
                cancellation);
            // One role may connect in one way: over TLS, with its password, as RDS has it since PostgreSQL 15.
            await File.WriteAllTextAsync(Path.Combine(half, "pg_hba.conf"), "hostssl all all all scram-sha-256\n", cancellation);
            Directory.Move(half, template);
        }
        catch (IOException) when (Directory.Exists(template))
        {
            // Another lab made it at the same time.
        }
        finally
        {
            File.Delete(password);
            if (Directory.Exists(half))
            {
                Directory.Delete(half, recursive: true);
            }
        }
    }

    private static async Task RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        try
        {
            var (errors, output) = (process.StandardError.ReadToEndAsync(cancellation), process.StandardOutput.ReadToEndAsync(cancellation));
            await process.WaitForExitAsync(cancellation);
            if (process.ExitCode != 0)
            {
                throw new LabException($"{program} {string.Join(' ', start.ArgumentList)} failed: {await errors}{await output}");
            }
        }
        finally
        {
            // Else it would go on writing into a folder that is being deleted.
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }
}
