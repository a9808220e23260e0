namespace ProbeSuite.Checks;

/// <summary>What signs a request to AWS.</summary>
/// <param name="KeyId">The access key's id.</param>
/// <param name="Secret">Its secret.</param>
/// <param name="SessionToken">The session of temporary credentials, which a function always has; null for a lasting key.</param>
public sealed record AwsCredentials(string KeyId, string Secret, string? SessionToken)
{
    /// <summary>The id alone: no secret gets into a log by way of a record's text.</summary>
    public override string ToString() => KeyId;
}
