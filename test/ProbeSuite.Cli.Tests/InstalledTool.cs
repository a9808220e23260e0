using System.Diagnostics;

namespace ProbeSuite.Cli;

/// <summary>The program as people install it, from the packages of a folder and from nowhere else.</summary>
public sealed class InstalledTool : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("probesuite-tool-").FullName;

    /// <summary>Where the packages are.</summary>
    public string Packages => Path.Combine(_folder, "packages");

    /// <summary>What people call.</summary>
    public string Program => Path.Combine(_folder, "tools", "probesuite");

    public async ValueTask InitializeAsync()
    {
        var source = Path.Combine(_folder, "nuget.config");
        await File.WriteAllTextAsync(source, $"""<configuration><packageSources><clear /><add key="here" value="{Packages}" /></packageSources></configuration>""");
        await DotnetAsync("pack", Path.Combine(Golden.Root, "src", "ProbeSuite.Cli"), "-c", "Release", "-o", Packages, "-v", "quiet", "--nologo", "-p:RunAnalyzers=false");
        await DotnetAsync("tool", "install", "ProbeSuite", "--tool-path", Path.GetDirectoryName(Program)!, "--configfile", source);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task DotnetAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath() };
        start.Environment["DOTNET_NOLOGO"] = "1";
        // The test's own host passes its settings on, which would be the child's too.
        start.Environment.Remove("MSBuildSDKsPath");
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output);
    }
}
