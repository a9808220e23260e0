namespace ProbeSuite.Cli;

/// <summary>Texts that people read, kept beside the tests. PROBESUITE_ACCEPT=1 writes them anew; the difference is for review.</summary>
internal static class Golden
{
    /// <summary>Compares with the file of that name, as in <c>Commands/explain-blocked.txt</c>.</summary>
    public static void Matches(string name, string actual)
    {
        var file = Path.Combine(Root, "test", "ProbeSuite.Cli.Tests", name);
        if (Environment.GetEnvironmentVariable("PROBESUITE_ACCEPT") == "1")
        {
            File.WriteAllText(file, actual);
        }

        var expected = File.Exists(file) ? File.ReadAllText(file) : "";
        Assert.True(expected == actual, $"{name} has changed; set PROBESUITE_ACCEPT=1 to accept it.\n{actual}");
    }

    /// <summary>The project's folder.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    private static string FindRoot(string directory) =>
        File.Exists(Path.Combine(directory, "ProbeSuite.sln")) ? directory : FindRoot(Path.GetDirectoryName(directory)!);
}
