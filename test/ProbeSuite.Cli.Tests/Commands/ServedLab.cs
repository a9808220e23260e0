using System.Text.RegularExpressions;

namespace ProbeSuite.Cli.Tests.Commands;

/// <summary>A lab that a process of its own keeps up, after its first run.</summary>
public sealed partial class ServedLab : IAsyncLifetime
{
    /// <summary>The process that keeps it up.</summary>
    internal RunningCli Cli { get; } = new("lab", "--serve", "--port", "0", "--patience", "1s");

    /// <summary>Where a browser finds it, ended by a slash.</summary>
    public Uri Url { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Cli.WaitForOutputAsync("In a browser: ");
        Url = new(Address().Match(Cli.Output).Value);
        await Cli.WaitForOutputAsync("Any credentials will do");
    }

    public ValueTask DisposeAsync()
    {
        Cli.Dispose();
        return default;
    }

    /// <summary>Gives it an order from another process.</summary>
    public async Task<(int Code, string Output)> OrderAsync(params string[] order)
    {
        using var cli = new RunningCli(Order(order));
        return await cli.EndAsync();
    }

    /// <summary>The words of an order to this lab; others may run on this machine.</summary>
    public string[] Order(string[] order) => ["lab", order[0], "--lab", $"{Cli.ProcessId}", .. order[1..]];

    [GeneratedRegex("http://127[.]0[.]0[.]1:[0-9]+/")]
    private static partial Regex Address();
}
