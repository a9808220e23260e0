using System.Net;
using System.Security.Cryptography.X509Certificates;
using ProbeSuite.Targets;

namespace ProbeSuite.Checks;

/// <summary>What checks take from the world around them: time, names, trust, credentials.</summary>
public sealed record CheckContext
{
    /// <summary>Measures and limits time.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>The Region of targets that name none; null when not known.</summary>
    public string? Region { get; init; }

    /// <summary>Signs S3 requests and database sign-ins; null when there are none.</summary>
    public AwsCredentials? Credentials { get; init; }

    /// <summary>Turns names into addresses, as an application's own resolver does.</summary>
    internal INameLookup Names { get; init; } = SystemNames.Shared;

    /// <summary>Resolvers that are asked directly, best first.</summary>
    internal IReadOnlyList<IPEndPoint> Resolvers { get; init; } = [];

    /// <summary>Roots to trust instead of the system's; null for the system's (<c>SSL_CERT_FILE</c> is honoured).</summary>
    internal X509Certificate2Collection? Trust { get; init; }

    /// <summary>Whether an address may be a target.</summary>
    internal Func<IPAddress, bool> MayBeTried { get; init; } = TargetParser.MayBeTried;

    /// <summary>Variables that name the execution environment's own services.</summary>
    private static readonly string[] OwnEndpoints = ["AWS_LAMBDA_RUNTIME_API", "AWS_LAMBDA_METADATA_API"];

    /// <summary>The context of a Lambda function, or of a terminal: environment variables, <c>/etc/resolv.conf</c>, system trust.</summary>
    public static CheckContext FromEnvironment(TimeProvider clock) => FromEnvironment(clock, Environment.GetEnvironmentVariable);

    internal static CheckContext FromEnvironment(TimeProvider clock, Func<string, string?> variable)
    {
        var own = OwnEndpoints
            .Select(name => IPEndPoint.TryParse(variable(name) ?? "", out var endpoint) ? endpoint.Address : null)
            .ToHashSet();
        return new()
        {
            Clock = clock,
            Region = Given("AWS_REGION") ?? Given("AWS_DEFAULT_REGION"),
            Credentials = Given("AWS_ACCESS_KEY_ID") is { } key && Given("AWS_SECRET_ACCESS_KEY") is { } secret
                ? new(key, secret, Given("AWS_SESSION_TOKEN"))
                : null,
            Resolvers = ResolverConfiguration.Read(),
            MayBeTried = address => TargetParser.MayBeTried(address) && !own.Contains(address),
        };

        string? Given(string name) => variable(name) is { Length: > 0 } value ? value : null;
    }
}
