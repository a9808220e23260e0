using Microsoft.AspNetCore.Http;

namespace ProbeSuite.Lab.Environments;

/// <summary>The endpoint that tells a function its Availability Zone.</summary>
/// <param name="token">What the function must show.</param>
/// <param name="availabilityZoneId">The zone's id, <c>euw1-az1</c>.</param>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-metadata-endpoint.html"/>
internal sealed class MetadataApi(string token, string availabilityZoneId)
{
    private const string Path = "/2026-01-15/metadata/execution-environment";

    /// <summary>Whether a request is put to this endpoint.</summary>
    public static bool IsAskedBy(HttpContext context) => context.Request.Path.Value?.Contains("/metadata/", StringComparison.Ordinal) == true;

    /// <summary>Answers a function.</summary>
    public Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path != Path || context.Request.Method != HttpMethods.Get)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        if (context.Request.Headers.Authorization != $"Bearer {token}")
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync($$"""{"AvailabilityZoneID":"{{availabilityZoneId}}"}""", context.RequestAborted);
    }
}
