using System.Text.Json.Nodes;

namespace ProbeSuite.Stack.Tests;

/// <summary>Names that the template gives, where AWS would else invent one.</summary>
public class NameTests
{
    private static readonly string[] Naming =
        ["FunctionName", "LogGroupName", "AlarmName", "Name", "RoleName", "ManagedPolicyName", "TopicName", "QueueName", "BucketName", "GroupName", "AliasName", "DashboardName", "DBInstanceIdentifier", "DBSubnetGroupName"];

    [Fact]
    public void Two_stacks_in_one_account_do_not_collide()
    {
        Assert.NotEmpty(NamesOf("one"));
        Assert.Empty(NamesOf("one").Intersect(NamesOf("two")));
    }

    [Fact]
    public void The_longest_stack_name_that_is_promised_still_gives_legal_function_names()
    {
        var stack = DeployedStack.With("", new string('s', 49));
        Assert.All(stack.OfType("AWS::Lambda::Function").Values, function => Assert.InRange(((string)function["FunctionName"]!).Length, 1, 64));
        Assert.InRange(((string)stack.Properties("AggregatorTick")["Name"]!).Length, 1, 64);
    }

    private static string[] NamesOf(string stack) =>
    [
        .. from resource in DeployedStack.With("CreateDatabase=true Email=you@example.com", stack).Resources
           from property in resource.Value["Properties"]!.AsObject()
           where Naming.Contains(property.Key) && property.Value is JsonValue value && !value.ToString().StartsWith("${", StringComparison.Ordinal)
               && resource.Value["Type"]!.ToString() != "AWS::Lambda::EventInvokeConfig"
           select $"{property.Key} {property.Value}",
    ];
}
