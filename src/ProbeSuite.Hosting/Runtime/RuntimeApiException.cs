namespace ProbeSuite.Hosting.Runtime;

/// <summary>The Runtime API cannot be reached or does not speak as it should.</summary>
/// <param name="message">What was seen.</param>
/// <param name="inner">What the socket said; null when the answer itself was wrong.</param>
internal sealed class RuntimeApiException(string message, Exception? inner = null) : Exception(message, inner);
