using Amazon.Runtime;
using ProbeSuite.Aws.Sdk;

namespace ProbeSuite.Aws.Lambda;

/// <summary>A client of AWS Lambda with the members of <c>AWSSDK.Lambda</c> that the suite needs.</summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/api/welcome.html"/>
public sealed class AmazonLambdaClient : ServiceClient
{
    /// <summary>A client with the environment's credentials and Region.</summary>
    public AmazonLambdaClient()
        : base(new AmazonLambdaConfig())
    {
    }

    /// <summary>A client with given credentials.</summary>
    public AmazonLambdaClient(AWSCredentials credentials, AmazonLambdaConfig config)
        : base(credentials, config)
    {
    }

    /// <summary>Invokes a function and waits for its answer.</summary>
    /// <exception cref="AmazonLambdaException">Lambda did not run it.</exception>
    public Task<InvokeResponse> InvokeAsync(InvokeRequest request, CancellationToken cancellation) =>
        CallAsync<InvokeRequest, InvokeResponse>(request, InvokeMarshalling.Marshall, InvokeUnmarshaller.Instance, cancellation);

    /// <summary>Invokes a function and begins to read its answer, which the function may still be making.</summary>
    /// <remarks>What fails before Lambda begins to answer is tried again, as with every call; what breaks off later is not.</remarks>
    /// <exception cref="AmazonLambdaException">Lambda did not run it.</exception>
    public Task<InvokeWithResponseStreamResponse> InvokeWithResponseStreamAsync(InvokeWithResponseStreamRequest request, CancellationToken cancellation) =>
        CallAsync<InvokeWithResponseStreamRequest, InvokeWithResponseStreamResponse>(
            request, InvokeMarshalling.Marshall, InvokeWithResponseStreamUnmarshaller.Instance, cancellation);

    /// <summary>A function's settings, its network and state among them.</summary>
    /// <exception cref="AmazonLambdaException">There is no such function, or it may not be read.</exception>
    public Task<GetFunctionConfigurationResponse> GetFunctionConfigurationAsync(
        GetFunctionConfigurationRequest request, CancellationToken cancellation) =>
        CallAsync<GetFunctionConfigurationRequest, GetFunctionConfigurationResponse>(
            request,
            asked => Requests.Get(asked, "/2015-03-31/functions/{Name}/configuration", asked.FunctionName),
            JsonBody<GetFunctionConfigurationResponse>.Reader((response, json) => response.Read(json)),
            cancellation);

    /// <summary>One page of the Region's functions.</summary>
    /// <exception cref="AmazonLambdaException">They may not be listed.</exception>
    public Task<ListFunctionsResponse> ListFunctionsAsync(ListFunctionsRequest request, CancellationToken cancellation) =>
        CallAsync<ListFunctionsRequest, ListFunctionsResponse>(
            request,
            Requests.List,
            JsonBody<ListFunctionsResponse>.Reader((response, json) => response.Read(json)),
            cancellation);

    /// <summary>A function's tags.</summary>
    /// <exception cref="AmazonLambdaException">There is no such function, or its tags may not be read.</exception>
    public Task<ListTagsResponse> ListTagsAsync(ListTagsRequest request, CancellationToken cancellation) =>
        CallAsync<ListTagsRequest, ListTagsResponse>(
            request,
            asked => Requests.Get(asked, "/2017-03-31/tags/{Name}", asked.Resource),
            JsonBody<ListTagsResponse>.Reader((response, json) => response.Read(json)),
            cancellation);
}

/// <summary>How Lambda is reached.</summary>
public sealed class AmazonLambdaConfig : ServiceConfig
{
    /// <summary>The environment's settings.</summary>
    public AmazonLambdaConfig()
        : base("Lambda", "lambda", "2015-03-31")
    {
        // No function runs longer than 15 minutes. A shorter limit would end a slow invocation and start it once more;
        // callers end what lasts too long for them by cancellation, which is never retried.
        Timeout = TimeSpan.FromMinutes(16);
    }
}

/// <summary>Lambda refused a request or could not run a function; <see cref="AmazonServiceException.ErrorCode"/> says why.</summary>
public sealed class AmazonLambdaException(
    string message, Exception? inner, ErrorType type, string code, string requestId, System.Net.HttpStatusCode status)
    : AmazonServiceException(message, inner, type, code, requestId, status);
