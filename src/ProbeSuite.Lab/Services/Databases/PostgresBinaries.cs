namespace ProbeSuite.Lab.Services.Databases;

/// <summary>The PostgreSQL that is installed on this machine.</summary>
/// <param name="Version">Its major version, <c>15</c>.</param>
/// <param name="Folder">Where its programs are.</param>
internal sealed record PostgresBinaries(int Version, string Folder)
{
    private const string Root = "/usr/lib/postgresql";

    /// <summary>The newest one. Debian keeps servers out of the search path, where wrappers with other habits may be.</summary>
    /// <exception cref="LabException">There is none.</exception>
    public static PostgresBinaries Find() =>
        (Directory.Exists(Root) ? Directory.GetDirectories(Root) : [])
            .Select(folder => new PostgresBinaries(int.TryParse(Path.GetFileName(folder), out var version) ? version : 0, Path.Combine(folder, "bin")))
            .Where(found => File.Exists(found.Program("postgres")) && File.Exists(found.Program("initdb")))
            .MaxBy(found => found.Version)
        ?? throw new LabException("The lab needs a PostgreSQL server, which is not installed. Install it: apt-get install postgresql");

    /// <summary>The path of a program.</summary>
    public string Program(string name) => Path.Combine(Folder, name);
}
