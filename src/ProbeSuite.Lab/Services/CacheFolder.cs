namespace ProbeSuite.Lab.Services;

/// <summary>Where the lab keeps what is slow to make: its authority, an empty database.</summary>
/// <seealso href="https://specifications.freedesktop.org/basedir-spec/latest/"/>
public static class CacheFolder
{
    /// <summary>A folder of the user's cache; it may not exist yet.</summary>
    /// <param name="name">What is kept there.</param>
    public static string Of(string name) => Path.Combine(Root, "probesuite", "lab", name);

    private static string Root =>
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache && Path.IsPathRooted(cache)
            ? cache
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
}
