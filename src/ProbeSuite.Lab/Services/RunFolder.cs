using ProbeSuite.Lab.Sandbox;

namespace ProbeSuite.Lab.Services;

/// <summary>Files of one running lab. Inside the lab's sandbox they live in memory and end with it, however it ends.</summary>
internal sealed class RunFolder : IDisposable
{
    private RunFolder(string path) => Path = path;

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>A fresh folder.</summary>
    public static RunFolder Create()
    {
        if (!LabSandbox.IsInside)
        {
            return new(Directory.CreateTempSubdirectory("probesuite-lab-").FullName);
        }

        var path = CacheFolder.Of("run");
        Directory.CreateDirectory(path);
        Linux.Mount("tmpfs", path);
        return new(path);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!LabSandbox.IsInside)
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
