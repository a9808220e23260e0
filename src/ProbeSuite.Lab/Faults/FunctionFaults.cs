using ProbeSuite.Lab.Services.Lambda;

namespace ProbeSuite.Lab.Faults;

/// <summary>Probes that cannot run: what they would have seen is not known, and must not be called blocked.</summary>
internal static class FunctionFaults
{
    private const string NotRun = """
        private-subnet internet egress-address s3 s3-read sqs inbound database dns: not run
        law private-subnet-with-nat-reaches-internet: not exercised
        law nat-egress-address-is-static: not exercised
        """;

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("probe-crash", "the private subnet's probe ends when it is invoked", "exit status 1", NotRun) { BefallsProbe = true, Probe = new("exit 1", 60) },

        new("probe-timeout", "the private subnet's probe never answers", "timed out after 1.00 seconds", NotRun) { BefallsProbe = true, Probe = new("exec sleep infinity", 1) },

        new("eni-limit", "Lambda finds no network interface for the private subnet's probe", "ENILimitReachedException", NotRun)
        {
            BefallsProbe = true,
            Answers = async (context, victim) =>
            {
                if (!ServiceCalls.Is(context, "lambda") || !context.Request.Path.Value!.EndsWith($"/{victim}/invocations", StringComparison.Ordinal))
                {
                    return false;
                }

                await LambdaError.NoInterfaceLeft.AnswerAsync(context);
                return true;
            },
        },
    ];
}
