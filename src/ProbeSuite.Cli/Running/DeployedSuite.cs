using System.Text.Json;
using ProbeSuite.Cli.Sources;
using ProbeSuite.Comparison;
using ProbeSuite.Wire;

namespace ProbeSuite.Cli.Running;

/// <summary>A suite as it is deployed in an account: its aggregator, by stack, by name, or as the only one of the Region.</summary>
/// <param name="account">The account.</param>
/// <param name="stack">The stack that was named; null for none.</param>
/// <param name="function">The aggregator that was named; null for none.</param>
internal sealed class DeployedSuite(AccountChoice account, string? stack, string? function)
{
    private string? _name;

    /// <summary>Runs it and waits for its report.</summary>
    /// <param name="question">The event.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="AccountException">It did not run.</exception>
    public async Task<Ran> RunAsync(string question, CancellationToken cancellation)
    {
        var name = _name ?? Name();
        try
        {
            return await RunAsync(name, question, cancellation);
        }
        catch (NoFunctionException missing) when (_name is null)
        {
            _name = await FindAsync(missing, cancellation);
            return await RunAsync(_name, question, cancellation);
        }
    }

    private async Task<Ran> RunAsync(string name, string question, CancellationToken cancellation)
    {
        var answer = await Progress.WaitAsync($"{name} runs", DeployedFunction.InvokeAsync(account, name, question, cancellation));
        try
        {
            _name = name;
            return new(answer, JsonSerializer.Deserialize(answer, WireContext.Default.Report) ?? throw new JsonException());
        }
        catch (JsonException)
        {
            throw new AccountException($"{name} answered something that is no report of the suite; is it the aggregator? It begins with {answer[..Math.Min(answer.Length, 80)]}");
        }
    }

    private string Name() => (function, stack) switch
    {
        ({ } own, null) => own,
        (null, { } given) => Aggregator(given),
        (null, null) => Aggregator(SamConfig.Read(SamConfig.FileName)?.StackName ?? "probesuite"),
        _ => throw new UsageException("--function and --stack both name the aggregator; give one"),
    };

    private static string Aggregator(string stackName) => $"{stackName}-aggregator";

    // Whoever names none means the one that is there.
    private async Task<string> FindAsync(NoFunctionException missing, CancellationToken cancellation)
    {
        var there = await DeployedFunction.AggregatorsAsync(account, cancellation);
        return (there, function ?? stack) switch
        {
            ([var only], null) => only,
            ([], _) => throw new AccountException($"{missing.Message}, and no other aggregator; deploy the suite there, or name the Region with --region"),
            _ => throw new AccountException($"{missing.Message}; the Region has {string.Join(", ", there)}, of which --function takes one"),
        };
    }
}

/// <summary>A run's answer.</summary>
/// <param name="Json">As it came.</param>
/// <param name="Report">As it was read.</param>
internal sealed record Ran(string Json, Report Report);
