using System.Collections.Concurrent;
using ProbeSuite.Lab.Network;
using ProbeSuite.Lab.Services.Policies;
using ProbeSuite.Reachability;
using ProbeSuite.Targets;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Tests.Differential;

/// <summary>One network, predicted and played.</summary>
internal static class Trial
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(400);

    // Of flows that are blocked by the same gates from the same start, so many are tried.
    private const int Same = 3;

    // A busy machine may hold an answer up; silence counts only after a second, longer look.
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(2);

    /// <summary>Every flow of a network, or those given, that the lab can play.</summary>
    /// <param name="plan">The network.</param>
    /// <param name="known">What the predictor gets to see of it; null for everything.</param>
    /// <param name="questions">The flows; null for all.</param>
    public static async Task<IReadOnlyList<Cell>> RunAsync(LabPlan plan, Snapshot? known = null, IReadOnlyList<Question>? questions = null)
    {
        var predictor = new Predictor(known ?? plan.Snapshot);
        var predicted = (questions ?? [.. Question.AllOf(plan)])
            .Select(question => (Question: question, Prediction: question.Ask(predictor, plan)))
            .Where(pair => pair.Prediction is not null && pair.Question.IsPlayed(plan, pair.Prediction) && (known is null || !Veil.Hides(plan, known, pair.Question)))
            .Select(pair => new Cell(pair.Question, pair.Prediction!, "") { IsVeiled = known is not null && known != plan.Snapshot });
        Cell[] tried = [.. questions is null ? predicted.GroupBy(Why).SelectMany(same => same.Take(Same)) : predicted];

        await using var answers = await Answers.StartAsync(plan);
        var cells = new ConcurrentBag<Cell>();
        await Task.WhenAll(tried.Select(asked => Task.Run(async () =>
        {
            var cell = asked with { Seen = await SeeAsync(asked.Question, Short) };
            cells.Add(cell.Agrees || cell.IsOpen ? cell : cell with { Seen = await SeeAsync(asked.Question, Long) });
        })));
        return [.. cells, .. Whole(plan, predictor, cells)];

        async Task<string> SeeAsync(Question question, TimeSpan patience)
        {
            var seen = await answers.AskAsync(question, patience);
            return IsRefused(plan, question.Target, seen) ? seen + Cell.Refusal : seen;
        }
    }

    /// <summary>Which flows teach the same: those from one start that the same gates block. One that is open has no equal.</summary>
    private static string Why(Cell cell) => cell.Prediction.Path == PathState.Blocked
        ? $"{cell.Question.From} {string.Join(' ', cell.Prediction.Steps.Where(step => step.Path == PathState.Blocked).Select(step => $"{step.Direction} {step.Code} {step.Resource}"))}"
        : $"{cell.Question}";

    /// <summary>Functions with several subnets as a whole: what differs between subnets must be said to.</summary>
    private static IEnumerable<Cell> Whole(LabPlan plan, Predictor predictor, IEnumerable<Cell> cells) =>
        from site in plan.Environments.Where(site => site.SubnetId is not null)
        group site.Namespace by site.PlacementName into environments
        where environments.Count() > 1
        let placement = plan.Snapshot.Functions.First(function => function.PlacementName == environments.Key).Placement
        from same in cells.Where(cell => environments.Contains(cell.Question.From)).GroupBy(cell => cell.Question.To)
        where same.Count() == environments.Count()
        let isSame = same.All(cell => cell.IsOpen == same.First().IsOpen)
        select new Cell(new(environments.Key, same.Key), predictor.Predict(placement, Target.Parse(same.Key)), !isSame ? Cell.Differing : same.First().IsOpen ? Cell.Answer : same.First().Seen);

    /// <summary>Whether the policy of the endpoint that answered for S3 refuses the request, as the lab's S3 reads it.</summary>
    private static bool IsRefused(LabPlan plan, Target target, string seen) =>
        target.Kind is TargetKind.S3
        && plan.Endpoints.FirstOrDefault(site => seen.StartsWith($"{site.Namespace} from ", StringComparison.Ordinal))?.Endpoint.PolicyDocument is { } policy
        && PolicyDocument.Parse(policy).Judge(new("s3:GetObject", $"arn:aws:s3:::{target.Host}/{target.Path}", new Dictionary<string, string>())) is not PolicyVerdict.Allowed;
}
