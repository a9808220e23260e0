using System.Diagnostics;
using ProbeSuite.Aws.Tests;
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
    private MotoProcess? _moto;

    public MotoAccount() => _made = new(StartAsync);

    /// <summary>Leads the program there; the account is made when it is first asked for.</summary>
    public async Task<Dictionary<string, string>> VariablesAsync()
    {
        await _made.Value;
        return new() { ["AWS_ENDPOINT_URL"] = $"{_moto!.Url}".TrimEnd('/'), ["AWS_ACCESS_KEY_ID"] = "test", ["AWS_SECRET_ACCESS_KEY"] = "test", ["AWS_REGION"] = Region };
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _moto?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task StartAsync()
    {
        _moto = await MotoProcess.StartAsync();
        using var making = Process.Start("python3", [Path.Combine(AppContext.BaseDirectory, "account.py"), $"{_moto.Url}".TrimEnd('/'), Region, $"{Vpcs}", $"{Functions}"]);
        await making.WaitForExitAsync();
        Assert.True(making.ExitCode == 0, "account.py failed");
    }
}
