using System.Diagnostics;

namespace ProbeSuite.Lab.Tests.Sandbox;

public class LabSandboxTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(false, "KILL")]
    [InlineData(false, "TERM")]
    [InlineData(true, "KILL")]
    [InlineData(true, "TERM")]
    public async Task Nothing_stays_when_the_lab_ends_whoever_runs_it(bool ordinaryUser, string signal)
    {
        var secret = $"probesuite-{Guid.NewGuid():n}";
        var mounts = await File.ReadAllTextAsync("/proc/self/mountinfo");
        using var outer = SandboxedProgram.Start(secret, ordinaryUser);

        Assert.StartsWith("process 1 saw 198.51.100.64:", await FirstLineAsync(outer));
        Assert.NotEmpty(Processes(secret));
        Assert.Empty(Files(secret));

        using (var kill = Process.Start("kill", [$"-{signal}", $"{outer.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        var started = TimeProvider.System.GetTimestamp();
        while (Processes(secret).Any() && TimeProvider.System.GetElapsedTime(started) < Patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        Assert.Empty(Processes(secret));
        Assert.Empty(Files(secret));
        Assert.Equal(mounts, await File.ReadAllTextAsync("/proc/self/mountinfo"));
        await outer.WaitForExitAsync();
        Assert.NotEqual(0, outer.ExitCode);
    }

    private static async Task<string> FirstLineAsync(Process process)
    {
        var line = await process.StandardOutput.ReadLineAsync();
        return line ?? $"ended with {process.StandardError.ReadToEnd()}";
    }

    /// <summary>Live processes with a word on their command line or in that of the ancestor that started them inside.</summary>
    private static IEnumerable<string> Processes(string word) => Directory.EnumerateDirectories("/proc")
        .Where(directory => int.TryParse(Path.GetFileName(directory), out _))
        .Where(directory => Read($"{directory}/cmdline").Contains(word, StringComparison.Ordinal));

    private static IEnumerable<string> Files(string word) => new[] { "/tmp", "/dev/shm", "/run" }.SelectMany(directory => Directory.EnumerateFileSystemEntries(directory, $"*{word}*"));

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
