using System.Diagnostics;

namespace ProbeSuite.Cli;

/// <summary>The program as people install it, from the packages of a folder and from nowhere else.</summary>
public sealed class ToolTests : IDisposable
{
    private readonly SavedNetwork _saved = new();

    [Fact]
    public async Task It_is_packed_installed_and_run()
    {
        var (packages, tools) = (Path.Combine(_saved.Folder, "packages"), Path.Combine(_saved.Folder, "tools"));
        var source = _saved.Write("nuget.config", $"""<configuration><packageSources><clear /><add key="here" value="{packages}" /></packageSources></configuration>""");

        await DotnetAsync("pack", Path.Combine(Golden.Root, "src", "ProbeSuite.Cli"), "-c", "Release", "-o", packages, "-v", "quiet", "--nologo", "-p:RunAnalyzers=false");
        await DotnetAsync("tool", "install", "ProbeSuite", "--tool-path", tools, "--configfile", source);

        var help = await RunAsync(Path.Combine(tools, "probesuite"), "--help");
        var audit = await RunAsync(Path.Combine(tools, "probesuite"), "audit", "--snapshot", _saved.Save());
        Assert.Equal((0, (await ProbeSuiteProgram.RunAsync("--help")).Output), help);
        Assert.Equal((0, (await ProbeSuiteProgram.RunAsync("audit", "--snapshot", _saved.Save())).Output), audit);
        Assert.Equal(["ProbeSuite.0.1.0.nupkg", "ProbeSuite.any.0.1.0.nupkg", "ProbeSuite.linux-x64.0.1.0.nupkg"], Directory.GetFiles(packages).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    public void Dispose() => _saved.Dispose();

    private static async Task DotnetAsync(params string[] arguments)
    {
        var (code, output) = await RunAsync("dotnet", arguments);
        Assert.True(code == 0, output);
    }

    private static async Task<(int Code, string Output)> RunAsync(string file, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath() };
        start.Environment["DOTNET_NOLOGO"] = "1";
        // The test's own host passes its settings on, which would be the child's too.
        start.Environment.Remove("MSBuildSDKsPath");
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }
}
