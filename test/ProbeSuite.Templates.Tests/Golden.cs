using System.Runtime.CompilerServices;

namespace ProbeSuite.Templates;

/// <summary>Texts that people review. <c>PROBESUITE_ACCEPT=1</c> writes them anew.</summary>
internal static class Golden
{
    public static void Same(string name, string text, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(caller)!, "Expectations", name);
        if (Environment.GetEnvironmentVariable("PROBESUITE_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.Equal(File.ReadAllText(path), text);
    }
}
