using System.Diagnostics;
using ProbeSuite.Lab.Services;

namespace ProbeSuite.Lab.Environments;

/// <summary>The programs of the suite's functions as <c>provided.al2023</c> runs them, kept in the project's artifacts.</summary>
/// <param name="Probe">The probe's bootstrap.</param>
/// <param name="Aggregator">The aggregator's bootstrap.</param>
public sealed record FunctionPrograms(string Probe, string Aggregator)
{
    private const string Solution = "ProbeSuite.sln";

    // What a function is made of; anything else may change without it.
    private static readonly string[] Shared = ["src/ProbeSuite.Core", "src/ProbeSuite.Hosting", "src/ProbeSuite.Aws", "Directory.Build.props", "Directory.Packages.props"];

    /// <summary>Those of the project that this program was built in, published where they are missing or out of date.</summary>
    /// <param name="say">Takes a line about what takes long.</param>
    /// <param name="cancellation">Ends a publication.</param>
    /// <exception cref="LabException">There is no project around this program, or a publication failed.</exception>
    public static async Task<FunctionPrograms> EnsureAsync(Action<string> say, CancellationToken cancellation)
    {
        var root = FindRoot();
        return new(
            await EnsureAsync(root, "probe", "ProbeSuite.Probe", say, cancellation),
            await EnsureAsync(root, "aggregator", "ProbeSuite.Aggregator", say, cancellation));
    }

    /// <summary>The folder of the project that this program, or whoever runs it, stands in.</summary>
    /// <exception cref="LabException">There is none.</exception>
    public static string FindRoot()
    {
        foreach (var start in new[] { Environment.CurrentDirectory, AppContext.BaseDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, Solution)))
                {
                    return folder.FullName;
                }
            }
        }

        throw new LabException($"The lab runs the suite's own functions, and finds no {Solution} here or above; run it inside the project.");
    }

    private static async Task<string> EnsureAsync(string root, string name, string project, Action<string> say, CancellationToken cancellation)
    {
        var folder = Path.Combine(root, "artifacts", "functions", name);
        var program = Path.Combine(folder, "bootstrap");
        var isThere = File.Exists(program);
        if (!isThere || Newest(root, [.. Shared, $"src/{project}"]) > File.GetLastWriteTimeUtc(program))
        {
            say($"Publishing the {name}, which is {(isThere ? "out of date" : "missing")}: native code takes a minute.");
            await PublishAsync(root, project, folder, cancellation);
        }

        return program;
    }

    private static DateTime Newest(string root, IEnumerable<string> parts) => parts
        .Select(part => Path.Combine(root, part))
        .SelectMany(path => File.Exists(path) ? [path] : Sources(path))
        .Select(File.GetLastWriteTimeUtc)
        .DefaultIfEmpty()
        .Max();

    private static IEnumerable<string> Sources(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".cs" or ".csproj"
                && !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
        : [];

    private static async Task PublishAsync(string root, string project, string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Path.Combine(root, "build", "publish-function.sh"), [project, "linux-x64", folder])
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
            await process.WaitForExitAsync(cancellation);
            if (process.ExitCode != 0)
            {
                throw new LabException($"{start.FileName} {project} failed: {await output}{await errors}".Trim());
            }
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
