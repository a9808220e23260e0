using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using ProbeSuite.Aws.Sdk;

namespace ProbeSuite.Aws.Lambda;

/// <summary>Writes an invocation as Lambda's REST protocol wants it.</summary>
internal static class InvokeMarshalling
{
    public static IRequest Marshall(InvokeRequest asked)
    {
        var request = Requests.Get(asked, "/2015-03-31/functions/{Name}/invocations", asked.FunctionName);
        request.HttpMethod = "POST";
        request.ContentStream = asked.PayloadStream ?? new MemoryStream();
        request.Headers["Content-Type"] = "application/json";
        request.Headers.SetIfGiven("X-Amz-Invocation-Type", asked.InvocationType);
        request.Headers.SetIfGiven("X-Amz-Log-Type", asked.LogType);
        request.Parameters.SetIfGiven("Qualifier", asked.Qualifier);
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
            FunctionError = Header("X-Amz-Function-Error"),
            ExecutedVersion = Header("X-Amz-Executed-Version"),
            LogResult = Header("X-Amz-Log-Result"),
        };

        string? Header(string name) =>
            context.ResponseData.IsHeaderPresent(name) ? context.ResponseData.GetHeaderValue(name) : null;
    }
}

/// <summary>Reads what Lambda answers when it refuses.</summary>
internal abstract class LambdaUnmarshaller : JsonResponseUnmarshaller
{
    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new Amazon.Runtime.Internal.Util.StreamingUtf8JsonReader(context.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(context, ref reader);
        return new AmazonLambdaException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
    }
}
