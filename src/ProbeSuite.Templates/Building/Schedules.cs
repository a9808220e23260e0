using ProbeSuite.Templates.Evaluation;

namespace ProbeSuite.Templates.Building;

/// <summary>Schedules: SAM's events, EventBridge Scheduler's, and rules with a schedule.</summary>
internal static class Schedules
{
    public static IReadOnlyList<StackSchedule> Read(Draft draft) =>
    [
        .. draft.Of("AWS::Serverless::Function").SelectMany(OfEvents),
        .. draft.Of("AWS::Scheduler::Schedule").Select(schedule => Schedule(draft, schedule, schedule, schedule.Inner("Target"))).OfType<StackSchedule>(),
        .. draft.Of("AWS::Events::Rule").Where(rule => rule["ScheduleExpression"] is not null)
            .SelectMany(rule => rule.Items("Targets").Select(target => Schedule(draft, rule, rule, target))).OfType<StackSchedule>(),
    ];

    private static IEnumerable<StackSchedule> OfEvents(Properties function)
    {
        foreach (var (name, type) in Events(function))
        {
            if (function.Inner("Events")?.Inner(name)?.Inner("Properties") is { } schedule && (schedule["ScheduleExpression"] ?? schedule["Schedule"]) is { } expression
                && type is "Schedule" or "ScheduleV2")
            {
                yield return new(function.Id, expression.AsText, Input(schedule), IsEnabled(schedule));
            }
        }
    }

    private static IEnumerable<(string Name, string? Type)> Events(Properties function) =>
        ((function["Events"] as Value.Map)?.Fields ?? []).Select(entry => (entry.Key, (entry.Value as Value.Map)?["Type"]?.AsText));

    private static StackSchedule? Schedule(Draft draft, Properties schedule, Properties state, Properties? target) =>
        target?["Arn"]?.AsText is { } arn && FunctionOf(draft, arn) is { } function
            ? new(function, schedule.Plain("ScheduleExpression"), Input(target), IsEnabled(state))
            : null;

    private static string? FunctionOf(Draft draft, string arn) => draft.Of("AWS::Serverless::Function", "AWS::Lambda::Function")
        .FirstOrDefault(function => References.GetAtt(draft.Evaluator, function.Resource, "Arn").AsText == arn)?.Id;

    private static string? Input(Properties from) => from["Input"] is Value.Text input ? input.Content : null;

    private static bool? IsEnabled(Properties schedule) => schedule["State"] is not null ? schedule.Plain("State") is { } state ? state == "ENABLED" : null
        : schedule["Enabled"] is null || schedule.Flag("Enabled") is not false;
}
