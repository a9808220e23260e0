namespace ProbeSuite.Hosting.Logging;

/// <summary>Where lines go: each is written whole, at once, before the call returns.</summary>
/// <remarks>
/// Lambda freezes or kills a process between two instructions; a line that waits in a buffer is lost. A failing output
/// (disk full, reader gone) loses lines and never ends the function.
/// </remarks>
/// <param name="open">Opens the stream at the first line, so that a quiet start costs nothing.</param>
public sealed class LineOutput(Func<Stream> open)
{
    private readonly Lock _gate = new();
    private Stream? _stream;

    /// <summary>
    /// Standard output, which Lambda sends to CloudWatch. Not a FileStream over descriptor 1: that one keeps its own
    /// position, and overwrites what others wrote when the output is a file.
    /// </summary>
    public static LineOutput Standard { get; } = new(Console.OpenStandardOutput);

    /// <summary>Writes one line.</summary>
    /// <param name="line">UTF-8, ending in a line feed.</param>
    public void Write(ReadOnlySpan<byte> line)
    {
        lock (_gate)
        {
            try
            {
                (_stream ??= open()).Write(line);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
            {
                // Nowhere is left to say it.
            }
        }
    }
}
