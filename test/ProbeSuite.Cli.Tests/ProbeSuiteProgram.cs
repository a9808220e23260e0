using System.Diagnostics;

namespace ProbeSuite.Cli;

/// <summary>The built program, run as a person runs it.</summary>
internal static class ProbeSuiteProgram
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "ProbeSuite.Cli");

    public static Task<Ended> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string>(), arguments);

    /// <summary>With variables beside those of the tests, none of which names an AWS account.</summary>
    public static Task<Ended> RunAsync(IReadOnlyDictionary<string, string> variables, params string[] arguments) =>
        RunAsync(File, variables, arguments);

    /// <summary>In a network namespace of its own, with one address.</summary>
    public static Task<Ended> RunAloneAsync(string address, params string[] arguments) => RunAsync(
        "unshare", new Dictionary<string, string>(), ["-rn", "sh", "-c", $"ip link set lo up && ip addr add {address}/32 dev lo && exec \"$0\" \"$@\"", File, .. arguments]);

    /// <summary>Another build of it.</summary>
    public static async Task<Ended> RunAsync(string file, IReadOnlyDictionary<string, string> variables, string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["AWS_CONFIG_FILE"] = start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = "/nowhere";
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await errors);
    }
}

/// <summary>What a run of the program left.</summary>
internal sealed record Ended(int Code, string Output, string Errors)
{
    /// <summary>Whether it refused, in one sentence, with nothing on standard output.</summary>
    public void IsRefusal(string saying)
    {
        Assert.Equal((1, ""), (Code, Output));
        Assert.Matches("^probesuite: [^\n]+\n$", Errors);
        Assert.Contains(saying, Errors, StringComparison.Ordinal);
    }

    /// <summary>Whether it ended with a code and printed the golden text of that name.</summary>
    public void Printed(int code, string golden)
    {
        Assert.True(Code == code, $"ended with {Code}: {Errors}");
        Golden.Matches(golden, Output);
    }
}
