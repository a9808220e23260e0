namespace ProbeSuite.Checks;

/// <summary><c>aws://SERVICE</c>: the Region's endpoint of a service, unsigned; any answer of HTTP proves the path.</summary>
internal static class AwsServiceCheck
{
    public static async Task<Outcome> RunAsync(Attempt attempt, CancellationToken cancellation)
    {
        var target = attempt.Target;
        if ((target.Options.Region ?? attempt.Context.Region) is not { } region)
        {
            return new Outcome.NotTried("no Region is known: set AWS_REGION, or write ?region=");
        }

        var host = AwsHost.Of(target.Host, region);
        var answer = await HttpCheck.GetAsync(attempt, host, target.Port!.Value, "/", secure: true, needsBody: false, cancellation);
        return new Outcome.Answered(answer.Status);
    }
}
