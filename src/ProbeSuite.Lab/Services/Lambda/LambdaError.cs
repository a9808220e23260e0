using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ProbeSuite.Lab.Services.Lambda;

/// <summary>An error in the form in which the Lambda API tells it.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="type">The exception's name, <c>ResourceNotFoundException</c>.</param>
/// <param name="message">One sentence.</param>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html"/>
internal sealed class LambdaError(int status, string type, string message) : Exception(message)
{
    public static LambdaError NotFound(string arn) => new(404, "ResourceNotFoundException", $"Function not found: {arn}");

    public static LambdaError TooLarge(string limit) =>
        new(413, "RequestTooLargeException", $"Request must be smaller than {limit} bytes for the InvokeFunction operation");

    public static LambdaError TooManyRequests { get; } = new(429, "TooManyRequestsException", "Rate Exceeded.");

    public static LambdaError NoInterfaceLeft { get; } = new(502, "ENILimitReachedException",
        "Lambda couldn't create an elastic network interface in the VPC, specified as part of Lambda function configuration, because the limit for network interfaces has been reached.");

    public static LambdaError Invalid(string message) => new(400, "InvalidParameterValueException", message);

    public static LambdaError NotJson(string why) =>
        new(400, "InvalidRequestContentException", $"Could not parse request body into json: {why}");

    public static LambdaError UnknownOperation { get; } =
        new(404, "UnknownOperationException", "The lab's Lambda API has no such operation.");

    public Task AnswerAsync(HttpContext context)
    {
        var body = new JsonObject { ["Type"] = status >= 500 ? "Service" : "User", ["Message"] = Message, ["message"] = Message };
        if (status == StatusCodes.Status429TooManyRequests)
        {
            body["Reason"] = "ReservedFunctionConcurrentInvocationLimitExceeded";
        }

        context.Response.StatusCode = status;
        context.Response.Headers["x-amzn-errortype"] = type;
        return LambdaApi.WriteAsync(context, body);
    }
}
