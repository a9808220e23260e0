namespace ProbeSuite.Topology.Saved;

/// <summary>A folder of saved output that cannot be read. The message is one sentence for people, with file and field.</summary>
public sealed class SnapshotException : Exception
{
    /// <summary>With a sentence that says what is wrong, and where.</summary>
    public SnapshotException(string message)
        : base(message)
    {
    }

    /// <summary>With the failure underneath.</summary>
    public SnapshotException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
