using System.Text.Json;
using Amazon.Runtime;
using ProbeSuite.Aws.Lambda;
using ProbeSuite.Wire;

namespace ProbeSuite.Aggregator.Probes;

/// <summary>Asks probes through Lambda's synchronous invocation, which needs no network of the probe's own.</summary>
internal sealed class ProbeInvoker(AmazonLambdaClient lambda)
{
    /// <summary>Asks one placement for everything. Whatever goes wrong is an answer.</summary>
    /// <param name="function">Its function, by name or ARN.</param>
    /// <param name="targets">What to try.</param>
    /// <param name="patience">How long each check may take.</param>
    /// <param name="runId">The run.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<ProbeAnswer> AskAsync(
        string function, IReadOnlyList<TargetEntry> targets, TimeSpan patience, string runId, CancellationToken cancellation)
    {
        var requests = RequestBatches.Of(targets)
            .Select(batch => new ProbeRequest { Targets = batch, PatienceMs = patience.TotalMilliseconds, RunId = runId });
        return ProbeAnswer.Of(await Task.WhenAll(requests.Select(request => AskAsync(function, request, cancellation))));
    }

    private async Task<ProbeAnswer> AskAsync(string function, ProbeRequest request, CancellationToken cancellation)
    {
        try
        {
            // The client's calls prepare themselves synchronously; the other placements need not wait for that.
            await Task.Yield();
            var invocation = new InvokeRequest
            {
                FunctionName = function,
                InvocationType = "RequestResponse",
                PayloadStream = new(JsonSerializer.SerializeToUtf8Bytes(request, WireContext.Default.ProbeRequest)),
            };
            return Read(function, request, await lambda.InvokeAsync(invocation, cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ProbeAnswer.Of(request.Targets, NotRunReasons.TooLate(function));
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or OperationCanceledException)
        {
            return ProbeAnswer.Of(request.Targets, NotRunReasons.Of(e, function));
        }
    }

    private static ProbeAnswer Read(string function, ProbeRequest request, InvokeResponse response)
    {
        var payload = (response.Payload ?? new()).ToArray();
        if (response.FunctionError is not null)
        {
            return ProbeAnswer.Of(request.Targets, NotRunReasons.OfFunctionError(payload, function));
        }

        try
        {
            return JsonSerializer.Deserialize(payload, WireContext.Default.ProbeReply) is { Observations: not null } reply
                ? ProbeAnswer.Of(request.Targets, reply)
                : ProbeAnswer.Of(request.Targets, NotRunReasons.NoReply(function, "its answer is null"));
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return ProbeAnswer.Of(request.Targets, NotRunReasons.NoReply(function, e.Message.Split(" Path:")[0].TrimEnd('.')));
        }
    }
}
