using Amazon.Runtime;

namespace ProbeSuite.Aws.Lambda;

/// <summary>Asks for a function's settings.</summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html"/>
public sealed class GetFunctionConfigurationRequest : AmazonWebServiceRequest
{
    /// <summary>A name, a name with version or alias, or an ARN.</summary>
    public required string FunctionName { get; set; }
}

/// <summary>A function's settings, as they are now.</summary>
public sealed class GetFunctionConfigurationResponse : FunctionConfiguration;
