namespace ProbeSuite.Topology.Saved;

/// <summary>A folder of saved output for one test.</summary>
internal sealed class SavedFolder : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("saved-");

    public string Path => _directory.FullName;

    /// <summary>What a folder with one file of that text reads as.</summary>
    public static Snapshot Read(string json)
    {
        using var folder = new SavedFolder().With("saved.json", json);
        return SnapshotFolder.Read(folder.Path);
    }

    /// <summary>The sentence that a folder with one file of that text is refused with.</summary>
    public static string Refuse(string json) => Assert.Throws<SnapshotException>(() => Read(json)).Message;

    public SavedFolder With(string file, string text)
    {
        File.WriteAllText(System.IO.Path.Combine(Path, file), text);
        return this;
    }

    public SavedFolder With(string file, byte[] bytes)
    {
        File.WriteAllBytes(System.IO.Path.Combine(Path, file), bytes);
        return this;
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
