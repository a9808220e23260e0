using System.Net;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace ProbeSuite.Aws.Query;

/// <summary>One call.</summary>
internal sealed class QueryRequest(string action, string version, (string Name, string Value)? parameter, string? marker) : AmazonWebServiceRequest
{
    public string Action => action;

    public string Version => version;

    public (string Name, string Value)? Parameter => parameter;

    /// <summary>Where the page before ended; null for the first page.</summary>
    public string? Marker => marker;
}

/// <summary>Its answer.</summary>
internal sealed class QueryResponse : AmazonWebServiceResponse
{
    /// <summary>The element whose name ends in <c>Result</c>.</summary>
    public XElement Result { get; set; } = new("Result");
}

/// <summary>Writes a call as form fields.</summary>
internal static class QueryMarshalling
{
    public static IRequest Marshall(QueryRequest asked)
    {
        var request = new DefaultRequest(asked, "Query") { HttpMethod = "POST", ResourcePath = "/" };
        request.Parameters["Action"] = asked.Action;
        request.Parameters["Version"] = asked.Version;
        if (asked.Parameter is var (name, value))
        {
            request.Parameters[name] = value;
        }

        if (asked.Marker is { } marker)
        {
            request.Parameters["Marker"] = marker;
        }

        return request;
    }
}

/// <summary>Reads an answer.</summary>
internal sealed class QueryUnmarshaller : XmlResponseUnmarshaller
{
    public static QueryUnmarshaller Instance { get; } = new();

    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext context)
    {
        var root = XElement.Load(context.Stream);
        foreach (var element in root.DescendantsAndSelf())
        {
            element.Name = element.Name.LocalName;
        }

        return new QueryResponse
        {
            Result = root.Elements().FirstOrDefault(element => element.Name.LocalName.EndsWith("Result", StringComparison.Ordinal)) ?? root,
            ResponseMetadata = new() { RequestId = root.Element("ResponseMetadata")?.Text("RequestId") },
        };
    }

    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(context);
        return new QueryException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
    }
}
