namespace ProbeSuite.Lab.Services;

/// <summary>Programs of the machine that the lab needs.</summary>
public static class Programs
{
    /// <summary>A program's path, by the search path and the folders of system programs.</summary>
    /// <param name="name">Its file name.</param>
    /// <param name="howToGet">What to type to install it.</param>
    /// <exception cref="LabException">It is not installed.</exception>
    public static string Find(string name, string howToGet) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Concat(["/usr/sbin", "/sbin"])
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists)
        ?? throw new LabException($"The lab needs {name}, which is not installed. Install it: {howToGet}");
}

/// <summary>The lab cannot start or go on; the message is for people and says what to do.</summary>
public sealed class LabException(string message) : Exception(message);
