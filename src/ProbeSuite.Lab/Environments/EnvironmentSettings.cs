namespace ProbeSuite.Lab.Environments;

/// <summary>What all execution environments of a lab share.</summary>
public sealed record EnvironmentSettings
{
    /// <summary>The Region that functions run in.</summary>
    public required string Region { get; init; }

    /// <summary>The authority that functions trust, a PEM file alone in its folder.</summary>
    public required string RootCertificateFile { get; init; }

    /// <summary>The key id with which functions sign; nobody in the lab checks signatures.</summary>
    public string AccessKeyId { get; init; } = "ASIAPROBESUITELAB000";

    /// <summary>The secret with which functions sign.</summary>
    public string SecretAccessKey { get; init; } = "a secret that opens nothing";

    /// <summary>The token that goes with the key.</summary>
    public string SessionToken { get; init; } = "lab";

    /// <summary>Time that a function may take to start, ten seconds in Lambda.</summary>
    /// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html#runtimes-lifecycle-ib"/>
    public TimeSpan InitPatience { get; init; } = TimeSpan.FromSeconds(10);
}
