using System.Globalization;
using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using ProbeSuite.Aws.Sdk;

namespace ProbeSuite.Aws.Sns;

/// <summary>Writes a publish request as SNS's query protocol wants it.</summary>
internal static class PublishMarshalling
{
    public static IRequest Marshall(PublishRequest asked)
    {
        var request = new DefaultRequest(asked, "SNS") { HttpMethod = "POST", ResourcePath = "/" };
        request.Parameters["Action"] = "Publish";
        request.Parameters["Version"] = "2010-03-31";
        request.Parameters["TopicArn"] = asked.TopicArn;
        request.Parameters["Message"] = asked.Message;
        request.Parameters.SetIfGiven("MessageStructure", asked.MessageStructure);
        request.Parameters.SetIfGiven("Subject", asked.Subject);
        foreach (var (index, (name, value)) in asked.MessageAttributes.Index())
        {
            var entry = string.Create(CultureInfo.InvariantCulture, $"MessageAttributes.entry.{index + 1}");
            request.Parameters[$"{entry}.Name"] = name;
            request.Parameters[$"{entry}.Value.DataType"] = value.DataType;
            request.Parameters[$"{entry}.Value.StringValue"] = value.StringValue;
        }

        return request;
    }
}

/// <summary>Reads SNS's answer to a publish request.</summary>
internal sealed class PublishUnmarshaller : XmlResponseUnmarshaller
{
    public static PublishUnmarshaller Instance { get; } = new();

    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext context)
    {
        var response = new PublishResponse { ResponseMetadata = new() };
        while (context.Read())
        {
            if (context.IsStartElement && context.TestExpression("MessageId"))
            {
                response.MessageId = context.ReadText();
            }
            else if (context.IsStartElement && context.TestExpression("RequestId"))
            {
                response.ResponseMetadata.RequestId = context.ReadText();
            }
        }

        return response;
    }

    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(context);
        return new AmazonSimpleNotificationServiceException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
    }
}
