using System.Text.Json;
using System.Text.Json.Nodes;
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
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    // As the aggregator reads it.
    private static readonly JsonNodeOptions AnyCase = new() { PropertyNameCaseInsensitive = true };

    private string? _name;
    private bool _streams = true;

    /// <summary>Runs it, shows how it gets on, and waits for its report.</summary>
    /// <param name="question">The event.</param>
    /// <param name="keepsNews">Whether what it tells is written down, on standard error.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="AccountException">It did not run.</exception>
    public async Task<Ran> RunAsync(string question, bool keepsNews, CancellationToken cancellation)
    {
        var name = _name ?? Name();
        try
        {
            return await RunAsync(name, question, keepsNews, cancellation);
        }
        catch (NoFunctionException missing) when (_name is null)
        {
            _name = await FindAsync(missing, cancellation);
            return await RunAsync(_name, question, keepsNews, cancellation);
        }
    }

    private async Task<Ran> RunAsync(string name, string question, bool keepsNews, CancellationToken cancellation)
    {
        var answer = await Progress.WaitAsync($"{name} runs", keepsNews, tell => AskAsync(name, question, tell, cancellation));
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

    // Where Lambda does not stream, or the aggregator is older than its progress, there is only the report.
    private async Task<string> AskAsync(string name, string question, Action<News> tell, CancellationToken cancellation)
    {
        var (withProgress, without) = Both(question);
        if (_streams && withProgress is not null)
        {
            var news = new RunNews();
            try
            {
                return await DeployedFunction.StreamAsync(account, name, withProgress, line => Tell(line, news, tell), cancellation);
            }
            catch (NoStreamException)
            {
                _streams = false;
            }
        }

        return await DeployedFunction.InvokeAsync(account, name, without, cancellation);
    }

    private static void Tell(string line, RunNews news, Action<News> tell)
    {
        try
        {
            if (JsonSerializer.Deserialize(line, WireContext.Default.RunProgress) is { } progress)
            {
                tell(news.Take(progress));
            }
        }
        catch (JsonException)
        {
            // It is the report, or what an older aggregator answers in its place.
        }
    }

    // The event with a wish for progress, null where it wants none or is not the suite's own; and the same without.
    private static (string? WithProgress, string Without) Both(string question)
    {
        try
        {
            if (JsonNode.Parse(question, AnyCase, Lenient) is JsonObject asked && !asked.ContainsKey("detail-type"))
            {
                var without = asked.Remove("progress", out var wish) ? asked.ToJsonString() : question;
                asked["progress"] = true;
                return (wish?.GetValueKind() == JsonValueKind.False ? null : asked.ToJsonString(), without);
            }
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            // The aggregator says what is wrong with it.
        }

        return (null, question);
    }

    private string Name() => (function, stack) switch
    {
        ({ } own, null) => own,
        (null, _) => $"{StackName}-aggregator",
        _ => throw new UsageException("--function and --stack both name the aggregator; give one"),
    };

    private string StackName => stack ?? SamConfig.Read(SamConfig.FileName)?.StackName ?? "probesuite";

    // Whoever names none means the one that is there; whoever names a stack may have called its functions otherwise.
    private async Task<string> FindAsync(NoFunctionException missing, CancellationToken cancellation)
    {
        var there = await SuiteSearch.FindAsync(account, cancellation);
        var named = there.Where(suite => suite.Stack == StackName).ToArray();
        var meant = function is not null ? [] : stack is not null || named is [_] ? named : there;
        return (meant, there) switch
        {
            ([var only], _) => only.Aggregator,
            (_, []) => throw new AccountException($"{missing.Message}, and no other aggregator; deploy the suite there, or name the Region with --region"),
            _ when there.All(suite => suite.Stack is not null) =>
                throw new AccountException($"{missing.Message}; the Region has the suites {string.Join(", ", there.Select(suite => suite.Stack))}, of which --stack takes one"),
            _ => throw new AccountException($"{missing.Message}; the Region has {string.Join(", ", there.Select(suite => suite.Aggregator))}, of which --function takes one"),
        };
    }
}

/// <summary>A run's answer.</summary>
/// <param name="Json">As it came.</param>
/// <param name="Report">As it was read.</param>
internal sealed record Ran(string Json, Report Report);
