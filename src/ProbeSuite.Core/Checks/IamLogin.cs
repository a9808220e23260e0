namespace ProbeSuite.Checks;

/// <summary>A database user who signs in with an RDS token.</summary>
/// <param name="User">The database's name of the user.</param>
/// <param name="Token">The token, which serves as password for 15 minutes.</param>
/// <param name="WhyNot">What is missing to make one; null when nothing is.</param>
internal sealed record IamLogin(string User, string Token, string? WhyNot)
{
    /// <summary>The login that a target asks for.</summary>
    public static IamLogin Of(Attempt attempt)
    {
        var target = attempt.Target;
        return (target.Options.User, target.Options.Region ?? attempt.Context.Region, attempt.Context.Credentials) switch
        {
            (null, _, _) => new("", "", "login=iam needs user="),
            (_, null, _) => new("", "", "no Region is known: set AWS_REGION, or write ?region="),
            (_, _, null) => new("", "", "there are no credentials to sign with: AWS_ACCESS_KEY_ID is not set"),
            ({ } user, { } region, { } credentials) => new(
                user,
                SignatureV4.RdsToken(target.Host, target.Port!.Value, user, region, credentials, attempt.Context.Clock.GetUtcNow()),
                null),
        };
    }

    /// <summary>The user alone: the token gets into no log.</summary>
    public override string ToString() => User;
}
