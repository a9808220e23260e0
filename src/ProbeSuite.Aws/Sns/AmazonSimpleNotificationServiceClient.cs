using Amazon.Runtime;
using ProbeSuite.Aws.Sdk;

namespace ProbeSuite.Aws.Sns;

/// <summary>A client of Amazon SNS with the members of <c>AWSSDK.SimpleNotificationService</c> that the suite needs.</summary>
/// <seealso href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html"/>
public sealed class AmazonSimpleNotificationServiceClient : ServiceClient
{
    /// <summary>A client with the environment's credentials and Region.</summary>
    public AmazonSimpleNotificationServiceClient()
        : base(new AmazonSimpleNotificationServiceConfig())
    {
    }

    /// <summary>A client with given credentials.</summary>
    public AmazonSimpleNotificationServiceClient(AWSCredentials credentials, AmazonSimpleNotificationServiceConfig config)
        : base(credentials, config)
    {
    }

    /// <summary>Sends one message to a topic.</summary>
    /// <exception cref="AmazonSimpleNotificationServiceException">SNS refused it.</exception>
    public Task<PublishResponse> PublishAsync(PublishRequest request, CancellationToken cancellation) =>
        CallAsync<PublishRequest, PublishResponse>(request, PublishMarshalling.Marshall, PublishUnmarshaller.Instance, cancellation);
}

/// <summary>How SNS is reached.</summary>
public sealed class AmazonSimpleNotificationServiceConfig() : ServiceConfig("SNS", "sns", "2010-03-31");

/// <summary>SNS refused a request; <see cref="AmazonServiceException.ErrorCode"/> says why.</summary>
public sealed class AmazonSimpleNotificationServiceException(
    string message, Exception? inner, ErrorType type, string code, string requestId, System.Net.HttpStatusCode status)
    : AmazonServiceException(message, inner, type, code, requestId, status);
