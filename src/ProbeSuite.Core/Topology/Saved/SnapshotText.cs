namespace ProbeSuite.Topology.Saved;

/// <summary>A snapshot in one text: the bodies of <see cref="SnapshotJson"/> behind each other, as a folder would hold them in several files.</summary>
public static class SnapshotText
{
    /// <summary>Writes it.</summary>
    public static void Write(Snapshot snapshot, Stream stream) => SavedFile.Write(stream, SnapshotJson.Bodies(snapshot).Select(body => body.Json));

    /// <summary>Reads it back.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="name">What the text is called in messages.</param>
    /// <exception cref="SnapshotException">It holds something that no response body looks like.</exception>
    public static Snapshot Read(ReadOnlySpan<byte> text, string name)
    {
        var draft = new SnapshotDraft();
        foreach (var body in SavedFile.Parse(text, name))
        {
            BodyKinds.Read(body, draft);
        }

        return draft.Finish();
    }
}
