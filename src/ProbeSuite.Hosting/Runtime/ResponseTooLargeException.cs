namespace ProbeSuite.Hosting.Runtime;

/// <summary>The answer does not fit through Lambda.</summary>
/// <param name="size">Its size in bytes.</param>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"/>
internal sealed class ResponseTooLargeException(int size) : Exception(
    $"The answer has {size} bytes, and Lambda returns at most {Limit} (6 MB). Ask for less, "
    + "or store the answer and return where it is.")
{
    /// <summary>The largest answer of a synchronous invocation, in bytes.</summary>
    public const int Limit = 6 * 1024 * 1024;
}
