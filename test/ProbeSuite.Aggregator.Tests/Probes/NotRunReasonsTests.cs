using System.Net;
using System.Text;
using Amazon.Runtime;
using ProbeSuite.Aggregator.Probes;
using ProbeSuite.Aws.Lambda;

namespace ProbeSuite.Aggregator.Tests.Probes;

public class NotRunReasonsTests
{
    [Theory]
    [InlineData("ENILimitReachedException", "the account has no network interface left to attach the function with (probe, ENILimitReachedException: limit).")]
    [InlineData("ENINotReadyException", "the function's network interface is not ready yet (probe, ENINotReadyException: limit).")]
    [InlineData("EC2AccessDeniedException", "Lambda may not manage the function's network interface, because its execution role does not let it (probe, EC2AccessDeniedException: limit).")]
    [InlineData("SubnetIPAddressLimitReachedException", "one of the function's subnets has no free IP address (probe, SubnetIPAddressLimitReachedException: limit).")]
    [InlineData("InvalidSubnetIDException", "a subnet of the function's VpcConfig does not exist (probe, InvalidSubnetIDException: limit).")]
    [InlineData("InvalidSecurityGroupIDException", "a security group of the function's VpcConfig does not exist (probe, InvalidSecurityGroupIDException: limit).")]
    [InlineData("TooManyRequestsException", "Lambda throttled the invocation; too many functions run at once (probe, TooManyRequestsException: limit).")]
    [InlineData("ResourceNotFoundException", "there is no such function (probe, ResourceNotFoundException: limit).")]
    [InlineData("AccessDeniedException", "the aggregator may not invoke the function (probe, AccessDeniedException: limit).")]
    [InlineData("KMSDisabledException", "the key of the function's environment is disabled (probe, KMSDisabledException: limit).")]
    [InlineData("BrandNewException", "Lambda did not run probe (BrandNewException: limit).")]
    public void Every_refusal_is_a_sentence_with_something_to_do(string code, string sentence)
    {
        var reason = NotRunReasons.Of(new AmazonLambdaException("limit.", null, ErrorType.Sender, code, "id", HttpStatusCode.BadGateway), "probe");

        Assert.Equal(sentence, reason.Sentence);
        Assert.False(string.IsNullOrWhiteSpace(reason.Fix));
    }

    [Fact]
    public void A_refusal_of_an_unknown_code_with_status_403_is_a_missing_right() => Assert.Contains(
        "lambda:InvokeFunction",
        NotRunReasons.Of(new AmazonLambdaException("no", null, ErrorType.Sender, "Odd", "id", HttpStatusCode.Forbidden), "probe").Fix,
        StringComparison.Ordinal);

    [Fact]
    public void An_API_that_cannot_be_reached_points_at_the_aggregators_own_network()
    {
        var reason = NotRunReasons.Of(new HttpRequestException("Connection refused"), "probe");

        Assert.Equal("Lambda could not be asked to run probe: Connection refused.", reason.Sentence);
        Assert.Contains("aggregator's own network", reason.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: 1 Error: Task timed out after 3.00 seconds"}""", "the probe ran into its own time-out (probe, Sandbox.Timedout: RequestId: 1 Error: Task timed out after 3.00 seconds).")]
    [InlineData("""{"errorMessage":"2026-02-28T06:00:03Z 1 Task timed out after 3.00 seconds"}""", "the probe ran into its own time-out (probe, Sandbox.Timedout: 2026-02-28T06:00:03Z 1 Task timed out after 3.00 seconds).")]
    [InlineData("""{"errorType":"Runtime.ExitError","errorMessage":"exit status 1"}""", "the probe's process ended (probe, Runtime.ExitError: exit status 1).")]
    [InlineData("""{"errorType":"Runtime.SomethingElse","errorMessage":"x"}""", "the probe's runtime failed (probe, Runtime.SomethingElse: x).")]
    [InlineData("""{"errorType":"InvalidEventException","errorMessage":"no"}""", "the probe refused the request (probe, InvalidEventException: no).")]
    [InlineData("""{"errorType":"NullReferenceException","errorMessage":"oh","stackTrace":["at X"]}""", "the probe probe failed (NullReferenceException: oh).")]
    [InlineData("<html>", "the probe probe failed (no error type).")]
    [InlineData("", "the probe probe failed (no error type).")]
    public void A_failed_function_is_told_by_its_own_error(string payload, string sentence) =>
        Assert.Equal(sentence, NotRunReasons.OfFunctionError(Encoding.UTF8.GetBytes(payload), "probe").Sentence);
}
