namespace ProbeSuite.Hosting;

/// <summary>Answers one invocation.</summary>
/// <param name="input">The event, as Lambda delivered it: JSON in UTF-8.</param>
/// <param name="context">The facts of this invocation.</param>
/// <param name="cancellation">Fires while there is still time to answer (<see cref="Deadline"/>), and on SIGTERM.</param>
/// <returns>The answer, JSON in UTF-8; behind lines that were streamed, the last of them.</returns>
public delegate Task<ReadOnlyMemory<byte>> LambdaHandler(
    ReadOnlyMemory<byte> input, ILambdaContext context, CancellationToken cancellation);
