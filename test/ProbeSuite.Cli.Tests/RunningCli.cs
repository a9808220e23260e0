using System.Diagnostics;
using System.Text;

namespace ProbeSuite.Cli.Tests;

/// <summary>The command line as a process of its own, with all that it starts.</summary>
internal sealed class RunningCli : IDisposable
{
    private readonly string _mark = $"PROBESUITE_TEST={Guid.NewGuid()}";
    private readonly StringBuilder _errors = new();
    private readonly StringBuilder _output = new();
    private readonly Process _process;

    /// <summary>Starts it.</summary>
    public RunningCli(params string[] arguments)
        : this(ordinaryUser: false, new Dictionary<string, string>(), arguments)
    {
    }

    /// <summary>Starts it with variables of its own.</summary>
    public RunningCli(IReadOnlyDictionary<string, string> variables, params string[] arguments)
        : this(ordinaryUser: false, variables, arguments)
    {
    }

    /// <summary>Starts it, by root or as an ordinary user without any privilege.</summary>
    public RunningCli(bool ordinaryUser, params string[] arguments)
        : this(ordinaryUser, new Dictionary<string, string>(), arguments)
    {
    }

    private RunningCli(bool ordinaryUser, IReadOnlyDictionary<string, string> variables, string[] arguments)
    {
        string[] user = ordinaryUser ? ["unshare", "--user", "--map-user=1000", "--map-group=1000", "--"] : [];

        // A test run in a shell's background hands on that Ctrl-C is ignored.
        string[] words = [.. user, "env", "--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "ProbeSuite.Cli.dll"), .. arguments];
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var (name, value) = (_mark.Split('=')[0], _mark.Split('=')[1]);
        start.Environment[name] = value;
        foreach (var (variable, given) in variables)
        {
            start.Environment[variable] = given;
        }

        _process = Process.Start(start)!;
    }

    /// <summary>What it has written to standard output, as far as it was read.</summary>
    public string Output => $"{_output}";

    /// <summary>The process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>What it has written to standard error so far.</summary>
    public string Errors => $"{_errors}";

    /// <summary>Reads standard error up to a line that holds a text.</summary>
    public Task WaitForAsync(string text) => WaitForAsync(_process.StandardError, _errors, text);

    /// <summary>Reads standard output up to a line that holds a text.</summary>
    public Task WaitForOutputAsync(string text) => WaitForAsync(_process.StandardOutput, _output, text);

    /// <summary>Sends it the signal of Ctrl-C.</summary>
    public void Interrupt() => Signal("INT");

    /// <summary>Sends it a signal.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Waits for its end.</summary>
    public async Task<(int ExitCode, string Output)> EndAsync()
    {
        var (errors, output) = (_process.StandardError.ReadToEndAsync(), _process.StandardOutput.ReadToEndAsync());
        _errors.Append(await errors);
        _output.Append(await output);
        await _process.WaitForExitAsync();
        return (_process.ExitCode, Output);
    }

    /// <summary>Processes that it, or what it started, left behind.</summary>
    public IReadOnlyList<string> LeftBehind() =>
    [
        .. Directory.GetDirectories("/proc").Where(folder => Path.GetFileName(folder).All(char.IsAsciiDigit))
            .Where(folder => Read(folder, "environ").Contains(_mark, StringComparison.Ordinal))
            .Select(folder => Read(folder, "cmdline").Replace('\0', ' ')),
    ];

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private async Task WaitForAsync(StreamReader stream, StringBuilder read, string text)
    {
        while (await stream.ReadLineAsync() is { } line)
        {
            read.AppendLine(line);
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"\"{text}\" was not said: {read}{(stream == _process.StandardOutput ? await _process.StandardError.ReadToEndAsync() : "")}");
    }

    private static string Read(string folder, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile, or is somebody else's.
            return "";
        }
    }
}
