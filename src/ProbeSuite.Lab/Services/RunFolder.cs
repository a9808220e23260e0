namespace ProbeSuite.Lab.Services;

/// <summary>Files of one running lab. Inside the lab's sandbox temporary files live in memory and end with it, however it ends.</summary>
internal sealed class RunFolder : IDisposable
{
    private RunFolder(string path) => Path = path;

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>A fresh folder.</summary>
    public static RunFolder Create() => new(Directory.CreateTempSubdirectory("probesuite-lab-").FullName);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
