namespace ProbeSuite.Stack.Tests.Rules;

/// <summary>What common checkers ask of functions, over the template as it is deployed.</summary>
public class FunctionRuleTests
{
    public static TheoryData<string> Variants => DeployedStack.Variants;

    [Theory]
    [MemberData(nameof(Variants))]
    public void Functions_say_runtime_memory_time_tracing_and_log_format(string parameters)
    {
        Assert.All(DeployedStack.With(parameters).OfType("AWS::Lambda::Function").Values, function =>
        {
            Assert.Equal("provided.al2023", (string?)function["Runtime"]);
            Assert.InRange((int)function["MemorySize"]!, 128, 512);
            Assert.InRange((int)function["Timeout"]!, 10, 900);
            Assert.Equal("Active", (string?)function["TracingConfig"]!["Mode"]);
            Assert.Equal("JSON", (string?)function["LoggingConfig"]!["LogFormat"]);
            Assert.Equal("INFO", (string?)function["LoggingConfig"]!["ApplicationLogLevel"]);
        });
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Environments_are_small_and_hold_neither_reserved_names_nor_secrets(string parameters)
    {
        var stack = DeployedStack.With(parameters);
        Assert.All(stack.OfType("AWS::Lambda::Function").Keys, function =>
        {
            var environment = stack.EnvironmentOf(function);
            Assert.DoesNotContain(environment.Keys, name => name.StartsWith("AWS_", StringComparison.Ordinal) || name.StartsWith("LAMBDA_", StringComparison.Ordinal));
            Assert.DoesNotContain(environment.Keys, name => name.Contains("SECRET", StringComparison.Ordinal) || name.Contains("PASSWORD", StringComparison.Ordinal) || name.Contains("KEY", StringComparison.Ordinal));
            Assert.True(environment.Sum(each => each.Key.Length + each.Value.Length) < 3000);
        });
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void What_runs_without_a_caller_keeps_its_failures_in_a_queue(string parameters)
    {
        var stack = DeployedStack.With(parameters);
        var invoked = Assert.Single(stack.OfType("AWS::Lambda::EventInvokeConfig")).Value;
        var schedule = Assert.Single(stack.OfType("AWS::Scheduler::Schedule")).Value["Target"]!;

        Assert.Equal("${Aggregator}", (string?)invoked["FunctionName"]);
        Assert.Equal("${DeadLetters.Arn}", (string?)invoked["DestinationConfig"]!["OnFailure"]!["Destination"]);
        Assert.Equal("${Aggregator.Arn}", (string?)schedule["Arn"]);
        Assert.Equal("${DeadLetters.Arn}", (string?)schedule["DeadLetterConfig"]!["Arn"]);
        Assert.InRange((int)schedule["RetryPolicy"]!["MaximumRetryAttempts"]!, 1, 5);
        Assert.Contains(stack.StatementsOfRole("AggregatorRole"), MaySendToDeadLetters);
        Assert.Contains(stack.StatementsOfRole("ScheduleRole"), MaySendToDeadLetters);

        static bool MaySendToDeadLetters(PolicyStatement statement) =>
            statement.Allows && statement.Actions.Contains("sqs:SendMessage") && statement.Resources.Contains("${DeadLetters.Arn}");
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_function_writes_to_a_log_group_of_its_own_that_forgets(string parameters)
    {
        var stack = DeployedStack.With(parameters);
        var functions = stack.OfType("AWS::Lambda::Function");
        var groups = functions.Values.Select(function => ((string)function["LoggingConfig"]!["LogGroup"]!).Trim('$', '{', '}')).ToArray();

        Assert.Distinct(groups);
        Assert.Equal(groups.Order(), stack.OfType("AWS::Logs::LogGroup").Keys.Order());
        Assert.All(functions.Zip(groups), each =>
        {
            var role = ((string)each.First.Value["Role"]!).Replace("${", "", StringComparison.Ordinal).Replace(".Arn}", "", StringComparison.Ordinal);
            Assert.Equal($"/aws/lambda/{each.First.Value["FunctionName"]}", (string?)stack.Properties(each.Second)["LogGroupName"]);
            Assert.Equal(90, (int)stack.Properties(each.Second)["RetentionInDays"]!);
            Assert.Contains(stack.StatementsOfRole(role), statement => statement.Allows
                && statement.Actions.Contains("logs:PutLogEvents") && statement.Resources is [var resource] && resource == $"${{{each.Second}.Arn}}");
        });
    }
}
