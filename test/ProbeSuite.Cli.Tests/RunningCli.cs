using System.Diagnostics;
using System.Text;

namespace ProbeSuite.Cli.Tests;

/// <summary>The command line as a process of its own, with all that it starts.</summary>
internal sealed class RunningCli : IDisposable
{
    private readonly string _mark = $"PROBESUITE_TEST={Guid.NewGuid()}";
    private readonly StringBuilder _errors = new();
    private readonly Process _process;
    private readonly Task<string> _output;

    /// <summary>Starts it.</summary>
    public RunningCli(params string[] arguments)
        : this(new Dictionary<string, string>(), arguments)
    {
    }

    /// <summary>Starts it with variables of its own.</summary>
    public RunningCli(IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ProbeSuite.Cli.dll"), .. arguments])
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
        _output = _process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>What it has written to standard error so far.</summary>
    public string Errors => $"{_errors}";

    /// <summary>Reads standard error up to a line that holds a text.</summary>
    public async Task WaitForAsync(string text)
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            _errors.AppendLine(line);
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"\"{text}\" was not said: {_errors}");
    }

    /// <summary>Sends it the signal of Ctrl-C.</summary>
    public void Interrupt() => Process.Start("kill", ["-INT", $"{_process.Id}"]).WaitForExit();

    /// <summary>Waits for its end.</summary>
    public async Task<(int ExitCode, string Output)> EndAsync()
    {
        _errors.Append(await _process.StandardError.ReadToEndAsync());
        await _process.WaitForExitAsync();
        return (_process.ExitCode, await _output);
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
