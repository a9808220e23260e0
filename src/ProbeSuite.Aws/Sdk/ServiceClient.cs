using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Transform;

namespace ProbeSuite.Aws.Sdk;

/// <summary>
/// What the clients of this project have in common: the SDK's pipeline, with an endpoint of ours and Signature Version 4.
/// The packages of these services are made the same way, so that one of them can take a client's place.
/// </summary>
public abstract class ServiceClient : AmazonServiceClient
{
    private protected ServiceClient(ServiceConfig config)
        : base(config)
    {
    }

    private protected ServiceClient(AWSCredentials credentials, ServiceConfig config)
        : base(credentials, config)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata { get; } = new NoMetadata();

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new ServiceEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SigV4());
    }

    private protected Task<TResponse> CallAsync<TRequest, TResponse>(
        TRequest request, Func<TRequest, IRequest> marshall, ResponseUnmarshaller unmarshaller, CancellationToken cancellation)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse, new() =>
        InvokeAsync<TResponse>(
            request,
            new InvokeOptions { RequestMarshaller = new RequestMarshaller<TRequest>(marshall), ResponseUnmarshaller = unmarshaller },
            cancellation);

    private sealed class RequestMarshaller<T>(Func<T, IRequest> marshall) : IMarshaller<IRequest, AmazonWebServiceRequest>
        where T : AmazonWebServiceRequest
    {
        public IRequest Marshall(AmazonWebServiceRequest input) => marshall((T)input);
    }

    private sealed class SigV4 : BaseAuthResolverHandler
    {
        protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) => AuthSchemeOption.DEFAULT_SIGV4;
    }

    private sealed class NoMetadata : IServiceMetadata
    {
        public string ServiceId => "";

        public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
    }
}
