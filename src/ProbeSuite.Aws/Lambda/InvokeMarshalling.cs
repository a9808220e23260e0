using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using ProbeSuite.Aws.Sdk;

namespace ProbeSuite.Aws.Lambda;

/// <summary>Writes an invocation as Lambda's REST protocol wants it.</summary>
internal static class InvokeMarshalling
{
    public static IRequest Marshall(InvokeRequest asked) => Post(
        Requests.Get(asked, "/2015-03-31/functions/{Name}/invocations", asked.FunctionName),
        asked.PayloadStream, asked.InvocationType, asked.LogType, asked.Qualifier);

    public static IRequest Marshall(InvokeWithResponseStreamRequest asked) => Post(
        Requests.Get(asked, "/2021-11-15/functions/{Name}/response-streaming-invocations", asked.FunctionName),
        asked.Payload, asked.InvocationType, asked.LogType, asked.Qualifier);

    private static IRequest Post(IRequest request, MemoryStream? payload, string? invocationType, string? logType, string? qualifier)
    {
        request.HttpMethod = "POST";
        request.ContentStream = payload ?? new MemoryStream();
        request.Headers["Content-Type"] = "application/json";
        request.Headers.SetIfGiven("X-Amz-Invocation-Type", invocationType);
        request.Headers.SetIfGiven("X-Amz-Log-Type", logType);
        request.Parameters.SetIfGiven("Qualifier", qualifier);
        return request;
    }
}

/// <summary>Reads what Lambda answers to an invocation: the body is the function's own.</summary>
internal sealed class InvokeUnmarshaller : LambdaUnmarshaller
{
    public static InvokeUnmarshaller Instance { get; } = new();

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)
    {
        var payload = new MemoryStream();
        context.Stream.CopyTo(payload);
        payload.Position = 0;
        return new InvokeResponse
        {
            Payload = payload,
            StatusCode = (int)context.ResponseData.StatusCode,
            FunctionError = Header(context, "X-Amz-Function-Error"),
            ExecutedVersion = Header(context, "X-Amz-Executed-Version"),
            LogResult = Header(context, "X-Amz-Log-Result"),
        };
    }
}

/// <summary>Reads the beginning of what Lambda answers to a streamed invocation. The rest is read by whom it is for.</summary>
internal sealed class InvokeWithResponseStreamUnmarshaller : LambdaUnmarshaller
{
    public static InvokeWithResponseStreamUnmarshaller Instance { get; } = new();

    public override bool HasStreamingProperty => true;

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context) => new InvokeWithResponseStreamResponse
    {
        StatusCode = (int)context.ResponseData.StatusCode,
        ExecutedVersion = Header(context, "X-Amz-Executed-Version"),
        EventStream = new(context.Stream),
    };

    protected override bool ShouldReadEntireResponse(IWebResponseData response, bool readEntireResponse) => false;
}

/// <summary>Reads what Lambda answers when it refuses.</summary>
internal abstract class LambdaUnmarshaller : JsonResponseUnmarshaller
{
    protected static string? Header(JsonUnmarshallerContext context, string name) =>
        context.ResponseData.IsHeaderPresent(name) ? context.ResponseData.GetHeaderValue(name) : null;

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new Amazon.Runtime.Internal.Util.StreamingUtf8JsonReader(context.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(context, ref reader);
        return new AmazonLambdaException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
    }
}
