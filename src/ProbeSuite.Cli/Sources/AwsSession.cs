using System.Diagnostics.CodeAnalysis;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using Amazon.SecurityToken;
using Amazon.SSO;
using Amazon.SSOOIDC;
using static System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes;

namespace ProbeSuite.Cli.Sources;

/// <summary>Credentials and Region of one account. Nothing but this folder touches types of the AWS SDK.</summary>
/// <param name="Credentials">Who asks.</param>
/// <param name="Region">Where.</param>
internal sealed record AwsSession(AWSCredentials Credentials, RegionEndpoint Region)
{
    /// <summary>Looks both up.</summary>
    /// <remarks>The SDK finds by name the clients with which profiles assume roles and sign on; a native program would not have them.</remarks>
    /// <exception cref="AccountException">There are none.</exception>
    [DynamicDependency(PublicConstructors, typeof(AmazonSecurityTokenServiceClient))]
    [DynamicDependency(PublicConstructors, typeof(AmazonSecurityTokenServiceConfig))]
    [DynamicDependency(PublicConstructors, typeof(AmazonSSOClient))]
    [DynamicDependency(PublicConstructors, typeof(AmazonSSOConfig))]
    [DynamicDependency(PublicConstructors, typeof(AmazonSSOOIDCClient))]
    [DynamicDependency(PublicConstructors, typeof(AmazonSSOOIDCConfig))]
    public static AwsSession Open(AccountChoice choice)
    {
        var profiles = new CredentialProfileStoreChain();
        CredentialProfile? profile = null;
        if ((choice.Profile ?? Environment.GetEnvironmentVariable("AWS_PROFILE") ?? "default") is var name && !profiles.TryGetProfile(name, out profile) && choice.Profile is not null)
        {
            throw new AccountException($"--profile {name}: there is no such profile{Known(profiles)}");
        }

        var region = choice.Region ?? profile?.Region?.SystemName ?? SamConfig.Read(SamConfig.FileName)?.Region
            ?? throw new AccountException("no Region is known; give --region, or set AWS_REGION");
        try
        {
            var credentials = choice.Profile is not null ? profile!.GetAWSCredentials(profiles) : DefaultAWSCredentialsIdentityResolver.GetCredentials();
            if (credentials is ProcessAWSCredentials program)
            {
                // What it prints may be anything, and the clients would fail each with an error of its own.
                program.GetCredentials();
            }

            return new(credentials, RegionEndpoint.GetBySystemName(region));
        }
        catch (Exception e) when (e is AmazonClientException or ProcessAWSCredentialException or InvalidOperationException or ArgumentException)
        {
            throw new AccountException($"there are no AWS credentials: {e.Message.Split('.', '\n')[0]}; sign in with aws sso login, set AWS_ACCESS_KEY_ID, or name another source with --snapshot or --template");
        }
    }

    /// <summary>A client's settings for the Region; requests to an endpoint of one's own are signed for it too.</summary>
    public T Configure<T>(T config)
        where T : ClientConfig
    {
        config.RegionEndpoint = Region;
        config.AuthenticationRegion = Region.SystemName;
        return config;
    }

    private static string Known(CredentialProfileStoreChain profiles) =>
        profiles.ListProfiles() is { Count: > 0 } known ? $"; there are {string.Join(", ", known.Select(profile => profile.Name).Order(StringComparer.Ordinal).Take(8))}" : "; run aws configure";
}
