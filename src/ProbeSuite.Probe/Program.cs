using ProbeSuite.Checks;
using ProbeSuite.Hosting;
using ProbeSuite.Probe;
using ProbeSuite.Wire;

var function = new ProbeFunction(
    CheckContext.FromEnvironment(TimeProvider.System),
    Environment.GetEnvironmentVariable("PROBESUITE_PLACEMENT") ?? "",
    ExecutionEnvironment.FromEnvironment(TimeProvider.System));

return LambdaBootstrap.Run(
    (request, lambda, cancellation) => function.RunAsync(request, lambda.ColdStart, lambda.RemainingTime, cancellation),
    WireContext.Default.ProbeRequest,
    WireContext.Default.ProbeReply);
