using System.Text.Json.Serialization;
using ProbeSuite.Hosting.Metrics;

namespace ProbeSuite.Hosting.Tests.Function;

/// <summary>What the test wants this function to do.</summary>
/// <param name="Do"><c>echo</c>, <c>throw</c>, <c>wait</c> until the token fires, or <c>hang</c> whatever the token says.</param>
/// <param name="Text">What to echo; null for nothing.</param>
public sealed record Order(string Do, string? Text = null);

/// <summary>What the function saw.</summary>
public sealed record Answer(string? Text, string RequestId, string? TraceId, bool ColdStart, double RemainingMs);

/// <summary>The wire contract of this function.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(Answer))]
public sealed partial class Wire : JsonSerializerContext;

internal static class Orders
{
    public static async Task<Answer> FollowAsync(Order order, ILambdaContext context, CancellationToken cancellation)
    {
        context.Logger.LogInformation("Following an order.", ("order", order.Do));
        switch (order.Do)
        {
            case "throw":
                throw new InvalidOperationException("Told to throw.", new IOException("The cause."));
            case "wait":
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation)
                    .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                break;
            case "hang":
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, CancellationToken.None);
                break;
            case "measure":
                var metrics = new EmbeddedMetrics("ProbeSuite/Tests", [("placement", "no-vpc")], TimeProvider.System);
                metrics.Add("orders", 1, MetricUnit.Count);
                metrics.Flush();
                break;
        }

        return new(
            order.Text,
            context.AwsRequestId,
            Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID"),
            context.ColdStart,
            context.RemainingTime.TotalMilliseconds);
    }
}
