using System.Diagnostics;

namespace ProbeSuite.Aws.Tests;

/// <summary>A moto server on a port of loopback that it has chosen itself.</summary>
internal sealed class MotoProcess : IAsyncDisposable
{
    private const string Ready = "Running on ";

    private readonly Process _process = Process.Start(new ProcessStartInfo("moto_server", ["-H", "127.0.0.1", "-p", "0"])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    public Uri Url { get; private set; } = null!;

    /// <summary>Starts it, and waits until it listens.</summary>
    public static async Task<MotoProcess> StartAsync()
    {
        var moto = new MotoProcess();
        try
        {
            await moto.ListensAsync().WaitAsync(TimeSpan.FromMinutes(1));
            return moto;
        }
        catch
        {
            await moto.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task ListensAsync()
    {
        var said = "";
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            said += $"\n{line}";
            if (line.Split(Ready) is [_, var url])
            {
                Url = new(url.Trim());
                _ = _process.StandardOutput.ReadToEndAsync();
                _ = _process.StandardError.ReadToEndAsync();
                return;
            }
        }

        Assert.Fail($"moto_server does not start; `pip install moto[server]`{said}");
    }
}
