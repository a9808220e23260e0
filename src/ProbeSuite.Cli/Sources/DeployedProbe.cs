using System.Text.Json;
using ProbeSuite.Checks;
using ProbeSuite.Targets;
using ProbeSuite.Wire;

namespace ProbeSuite.Cli.Sources;

/// <summary>A probe as it runs in an account, asked without the aggregator.</summary>
internal static class DeployedProbe
{
    /// <summary>Has it try one target.</summary>
    /// <exception cref="AccountException">It did not run, or ended with an error.</exception>
    public static async Task<Observation> AskAsync(AccountChoice choice, string function, Target target, CancellationToken cancellation)
    {
        var request = new ProbeRequest { Targets = [new(target.Name, target.Url)] };
        var answer = await DeployedFunction.InvokeAsync(choice, function, JsonSerializer.Serialize(request, WireContext.Default.ProbeRequest), cancellation);
        try
        {
            return JsonSerializer.Deserialize(answer, WireContext.Default.ProbeReply) is { Observations: [var seen, ..] } ? seen : throw new JsonException();
        }
        catch (JsonException)
        {
            throw new AccountException($"{function} answered something that is no probe's reply; it begins with {answer[..Math.Min(answer.Length, 80)]}");
        }
    }
}
