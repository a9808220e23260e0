using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ProbeSuite.Cli;

[assembly: AssemblyFixture(typeof(MotoAccount))]

namespace ProbeSuite.Cli;

/// <summary>An account of some size, as moto plays it on loopback for as long as the tests run.</summary>
public sealed class MotoAccount : IAsyncLifetime
{
    public const int Vpcs = 20;
    public const int Functions = 300;
    public const string Region = "eu-west-1";

    private readonly Lazy<Task> _made;
    private string _url = "";
    private Process? _process;

    public MotoAccount() => _made = new(StartAsync);

    /// <summary>Leads the program there; the account is made when it is first asked for.</summary>
    public async Task<Dictionary<string, string>> VariablesAsync()
    {
        await _made.Value;
        return new() { ["AWS_ENDPOINT_URL"] = _url, ["AWS_ACCESS_KEY_ID"] = "test", ["AWS_SECRET_ACCESS_KEY"] = "test", ["AWS_REGION"] = Region };
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
    }

    private async Task StartAsync()
    {
        _url = $"http://127.0.0.1:{FreePort()}";
        _process = Start("moto_server", "-H", "127.0.0.1", "-p", _url.Split(':')[^1]);
        using var http = new HttpClient();
        for (var attempt = 0; !await AnswersAsync(http); attempt++)
        {
            Assert.True(attempt < 300 && !_process.HasExited, "moto_server does not start; `pip install moto[server]`");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
        }

        using var making = Start("python3", Path.Combine(AppContext.BaseDirectory, "account.py"), _url, Region, $"{Vpcs}", $"{Functions}");
        await making.WaitForExitAsync();
        Assert.True(making.ExitCode == 0, "account.py failed");
    }

    private static Process Start(string file, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync(new Uri($"{_url}/moto-api/"));
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
