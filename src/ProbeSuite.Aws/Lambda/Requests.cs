using System.Globalization;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using ProbeSuite.Aws.Sdk;

namespace ProbeSuite.Aws.Lambda;

/// <summary>Requests of Lambda's REST protocol.</summary>
internal static class Requests
{
    /// <summary>A GET of a resource whose name, often an ARN, stands in the path.</summary>
    public static IRequest Get(AmazonWebServiceRequest input, string path, string name)
    {
        var request = new DefaultRequest(input, "Lambda") { HttpMethod = "GET", ResourcePath = path, UseQueryString = true };
        request.AddPathResource("{Name}", name);
        return request;
    }

    public static IRequest List(ListFunctionsRequest asked)
    {
        var request = new DefaultRequest(asked, "Lambda") { HttpMethod = "GET", ResourcePath = "/2015-03-31/functions", UseQueryString = true };
        request.Parameters.SetIfGiven("Marker", asked.Marker);
        request.Parameters.SetIfGiven("MaxItems", asked.MaxItems?.ToString(CultureInfo.InvariantCulture));
        return request;
    }
}

/// <summary>Reads an answer whose body is a JSON object.</summary>
internal sealed class JsonBody<T>(Action<T, JsonElement> read) : LambdaUnmarshaller
    where T : AmazonWebServiceResponse, new()
{
    public static JsonBody<T> Reader(Action<T, JsonElement> read) => new(read);

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)
    {
        using var body = JsonDocument.Parse(context.Stream);
        var response = new T();
        read(response, body.RootElement);
        return response;
    }
}
