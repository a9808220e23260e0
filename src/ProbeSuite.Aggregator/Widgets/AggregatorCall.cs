using System.Text.Json;
using ProbeSuite.Aggregator.Runs;
using ProbeSuite.Aws.Lambda;
using ProbeSuite.Comparison;
using ProbeSuite.Wire;

namespace ProbeSuite.Aggregator.Widgets;

/// <summary>Has the aggregator run, as anybody may who may invoke it.</summary>
/// <param name="lambda">Invokes it.</param>
/// <param name="function">Its name or ARN.</param>
internal sealed class AggregatorCall(AmazonLambdaClient lambda, string function)
{
    /// <summary>The report of a run.</summary>
    /// <exception cref="WidgetException">There is none; the message says why.</exception>
    public async Task<Report> RunAsync(AggregatorRequest request, CancellationToken cancellation)
    {
        var call = new AwsCall("lambda:InvokeFunction", $"function {function}", "PROBESUITE_AGGREGATOR") { Role = "the widget's role" };
        try
        {
            var response = await lambda.InvokeAsync(
                new()
                {
                    FunctionName = function,
                    PayloadStream = new(JsonSerializer.SerializeToUtf8Bytes(request, WireContext.Default.AggregatorRequest)),
                },
                cancellation);
            var payload = (response.Payload ?? new()).ToArray();
            return response.FunctionError is not null ? throw new WidgetException(ErrorIn(payload))
                : JsonSerializer.Deserialize(payload, WireContext.Default.Report) ?? throw new WidgetException($"{function} answered null.");
        }
        catch (JsonException)
        {
            throw new WidgetException($"{function} answered something that is no report; deploy aggregator and widget of the same version.");
        }
        catch (Exception e) when (AwsCall.IsFailure(e))
        {
            throw new WidgetException(call.Failed(e));
        }
    }

    private string ErrorIn(byte[] payload)
    {
        using var error = JsonDocument.Parse(payload);
        return error.RootElement.ValueKind == JsonValueKind.Object && error.RootElement.TryGetProperty("errorMessage", out var message)
            ? $"{message}"
            : $"{function} failed; see its log.";
    }
}

/// <summary>The widget cannot show what was asked. The message is for whoever looks at it.</summary>
internal sealed class WidgetException(string message) : Exception(message);
