namespace ProbeSuite.Stack.Tests.Rules;

/// <summary>Rules that the template breaks on purpose, each with its reason.</summary>
public class ExceptionTests
{
    [Theory]
    [InlineData("CKV_AWS_115")]       // reserved concurrency
    [InlineData("CKV_AWS_116")]       // a failure destination for every function
    [InlineData("CKV_AWS_117")]       // every function in a VPC
    [InlineData("CKV_AWS_173")]       // environment under a customer key
    [InlineData("CKV_AWS_158")]       // logs under a customer key
    [InlineData("AwsSolutions-IAM5")] // "*" as a resource
    [InlineData("CKV_AWS_18")]        // access log of the bucket
    [InlineData("CKV_AWS_21")]        // versions in the bucket
    [InlineData("W48")]               // queue under a customer key
    [InlineData("W5")]                // egress to the world
    [InlineData("IAMNoInlinePolicy")] // policies inside roles
    public void Rule_is_broken_for_a_reason(string rule)
    {
        var exceptions = DeployedStack.Plain["Metadata"]!["Exceptions"]!.AsArray();
        var exception = Assert.Single(exceptions, each => each!["Rules"]!.AsArray().Any(id => id!.ToString() == rule))!;
        Assert.True(exception["Reason"]!.ToString().Length > 40);
    }
}
