namespace ProbeSuite.Hosting.Runtime;

/// <summary>One HTTP response.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Headers">By name, in any case; of a repeated header the last.</param>
/// <param name="Body">Complete, without its transfer encoding.</param>
internal sealed record HttpReply(int Status, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>The value of a header; null when it was not sent.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
