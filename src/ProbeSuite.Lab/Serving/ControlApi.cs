using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using ProbeSuite.Lab.Network;
using ProbeSuite.Lab.Services;

namespace ProbeSuite.Lab.Serving;

/// <summary>Takes orders from other processes of the same user: JSON over HTTP over the lab's Unix socket.</summary>
/// <param name="lab">Who obeys.</param>
internal sealed class ControlApi(ServedLab lab)
{
    /// <summary>Answers one request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        try
        {
            if (!LabAddress.IsOfThisUser(context.Features.Get<IConnectionSocketFeature>()!.Socket))
            {
                throw new LabException("this lab is another user's");
            }

            await RouteAsync(context);
        }
        catch (Exception refused) when (refused is LabException or LabInputException or LabNetworkException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await WriteAsync(context, new Refusal(refused.Message), OrdersJson.Default.Refusal);
        }
    }

    private async Task RouteAsync(HttpContext context)
    {
        var gone = context.RequestAborted;
        switch (context.Request.Path.Value)
        {
            case "/break":
                await WriteAsync(context, await lab.BreakAsync((await ReadAsync(context, OrdersJson.Default.FaultOrder)).Faults, gone), OrdersJson.Default.Condition);
                break;
            case "/mend":
                await WriteAsync(context, await lab.MendAsync((await ReadAsync(context, OrdersJson.Default.FaultOrder)).Faults, gone), OrdersJson.Default.Condition);
                break;
            case "/run":
                await WriteAsync(context, await lab.RunAsync(gone), OrdersJson.Default.RunAnswer);
                break;
            case "/shell":
                await WriteAsync(context, await lab.ShellAsync((await ReadAsync(context, OrdersJson.Default.ShellOrder)).Placement, gone), OrdersJson.Default.ShellPlace);
                break;
            default:
                throw new LabException($"the lab knows no order {context.Request.Path}");
        }
    }

    private static async Task<T> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted) ?? throw new LabException("the order is null");
        }
        catch (JsonException malformed)
        {
            throw new LabException($"the order cannot be read: {malformed.Message}");
        }
    }

    private static Task WriteAsync<T>(HttpContext context, T answer, JsonTypeInfo<T> type) =>
        context.Response.WriteAsJsonAsync(answer, type, cancellationToken: context.RequestAborted);
}
