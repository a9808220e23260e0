using System.Diagnostics;
using System.Globalization;

namespace ProbeSuite.Lab.Sandbox;

/// <summary>
/// Starts a program as another user without privileges over its namespaces. The user exists in a user namespace of the
/// child's own, which works for root and for ordinary users alike, and to whom the lab's files seem to belong.
/// </summary>
internal static class Unprivileged
{
    public static ProcessStartInfo As(ProcessStartInfo start, int userId)
    {
        var id = userId.ToString(CultureInfo.InvariantCulture);
        var wrapped = new ProcessStartInfo("unshare", ["--user", $"--map-user={id}", $"--map-group={id}", "--", start.FileName, .. start.ArgumentList])
        {
            WorkingDirectory = start.WorkingDirectory,
            RedirectStandardInput = start.RedirectStandardInput,
            RedirectStandardOutput = start.RedirectStandardOutput,
            RedirectStandardError = start.RedirectStandardError,
            StandardInputEncoding = start.StandardInputEncoding,
            StandardOutputEncoding = start.StandardOutputEncoding,
            StandardErrorEncoding = start.StandardErrorEncoding,
            UseShellExecute = false,
        };

        wrapped.Environment.Clear();
        foreach (var (name, value) in start.Environment)
        {
            wrapped.Environment[name] = value;
        }

        return wrapped;
    }
}
