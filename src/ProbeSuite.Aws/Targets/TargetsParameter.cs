using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace ProbeSuite.Aws.Targets;

/// <summary>The parameter of Systems Manager that holds the configured targets.</summary>
/// <seealso href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html"/>
public sealed class TargetsParameter(IAmazonSimpleSystemsManagement ssm, string name)
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Its text, decrypted.</summary>
    /// <exception cref="Amazon.Runtime.AmazonServiceException">It does not exist, or may not be read.</exception>
    public async Task<string> ReadAsync(CancellationToken cancellation)
    {
        var response = await ssm.GetParameterAsync(new GetParameterRequest { Name = name, WithDecryption = true }, cancellation);
        return response.Parameter?.Value ?? "";
    }
}
