using System.Collections.Concurrent;
using ProbeSuite.Lab.Network;
using ProbeSuite.Lab.Tests.Network;
using ProbeSuite.Reachability;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Tests.Differential;

/// <summary>One network, predicted and played.</summary>
internal static class Trial
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(400);

    // A busy machine may hold an answer up; silence counts only after a second, longer look.
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(2);

    /// <summary>Every flow of a network, or those given, that the lab can play.</summary>
    public static async Task<IReadOnlyList<Cell>> RunAsync(LabPlan plan, IReadOnlyList<Question>? questions = null)
    {
        var predictor = new Predictor(plan.Snapshot);
        var predicted = (questions ?? [.. Question.AllOf(plan)])
            .Select(question => (Question: question, Prediction: question.Ask(predictor, plan)))
            .Where(pair => pair.Prediction is not null && pair.Question.IsPlayed(plan, pair.Prediction)).ToArray();

        await using var traffic = await Traffic.StartAsync(plan);
        await using var datagrams = new Datagrams(traffic.Network.Namespaces, plan);
        var cells = new ConcurrentBag<Cell>();
        await Task.WhenAll(predicted.Select(pair => Task.Run(async () =>
        {
            var cell = new Cell(pair.Question, pair.Prediction!, await SeeAsync(pair.Question, Short));
            cells.Add(cell.Agrees || cell.IsOpen ? cell : cell with { Seen = await SeeAsync(pair.Question, Long) });
        })));
        return [.. cells];

        Task<string> SeeAsync(Question question, TimeSpan patience) => question.Protocol == Protocol.Udp
            ? datagrams.AskAsync(question.From, question.To, patience)
            : traffic.AskAsync(question.From, question.To, patience);
    }
}
