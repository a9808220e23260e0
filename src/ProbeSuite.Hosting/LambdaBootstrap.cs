using System.Text.Json.Serialization.Metadata;
using ProbeSuite.Hosting.Logging;
using ProbeSuite.Hosting.Runtime;

namespace ProbeSuite.Hosting;

/// <summary>The main program of a Lambda function on <c>provided.al2023</c>.</summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html"/>
public static class LambdaBootstrap
{
    /// <summary>Serves invocations until SIGTERM. Blocks: the calling thread is the one that polls.</summary>
    /// <param name="handler">Answers each invocation.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <returns>The exit code: 0 after SIGTERM, 1 when the function cannot start or the Runtime API is lost.</returns>
    public static int Run(LambdaHandler handler, LambdaOptions? options = null) =>
        Run(_ => Task.FromResult(handler), options);

    /// <inheritdoc cref="Run(LambdaHandler, LambdaOptions?)"/>
    /// <param name="handler">Answers each invocation.</param>
    /// <param name="input">The contract of the event.</param>
    /// <param name="output">The contract of the answer.</param>
    /// <param name="options">Null for the defaults.</param>
    public static int Run<TIn, TOut>(
        Func<TIn, ILambdaContext, CancellationToken, Task<TOut>> handler,
        JsonTypeInfo<TIn> input,
        JsonTypeInfo<TOut> output,
        LambdaOptions? options = null) => Run(JsonHandler.Of(handler, input, output), options);

    /// <inheritdoc cref="Run(LambdaHandler, LambdaOptions?)"/>
    /// <param name="initialise">
    /// Makes the handler, once, before the first poll. Its failure is told to Lambda as an initialisation error.
    /// </param>
    /// <param name="options">Null for the defaults.</param>
    public static int Run(Func<CancellationToken, Task<LambdaHandler>> initialise, LambdaOptions? options = null)
    {
        options ??= new();
        var function = FunctionEnvironment.Read(Environment.GetEnvironmentVariable);
        if (function.RuntimeApi is not { Length: > 0 } authority)
        {
            Console.Error.WriteLine(
                "This program is a Lambda function: AWS_LAMBDA_RUNTIME_API is not set, so nobody can invoke it. "
                + "Start it through Lambda, an emulator of Lambda, or `probesuite lab`.");
            return 1;
        }

        MemoryLimit.Apply(function.MemoryLimitInMB);
        using var termination = new Termination();
        using var api = new RuntimeApiClient(authority);
        var log = options.Log ?? Log.FromEnvironment(options.Clock);
        return new InvocationLoop(api, function, options, log).Run(initialise, termination.Token);
    }
}
