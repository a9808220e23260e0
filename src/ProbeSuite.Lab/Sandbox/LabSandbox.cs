namespace ProbeSuite.Lab.Sandbox;

/// <summary>
/// The lab's own user, network, mount and process namespaces. Whatever is made inside ends with the lab's process,
/// however that ends.
/// </summary>
public static class LabSandbox
{
    /// <summary>Whether this process is the one inside.</summary>
    public static bool IsInside => Environment.GetEnvironmentVariable(Marker) is not null;

    /// <summary>
    /// Runs this very program again, inside, with the same arguments and terminal, and waits for it. Call it first thing
    /// in <c>Main</c>, on the main thread, when <see cref="IsInside"/> is false.
    /// </summary>
    /// <returns>The exit code of the program inside.</returns>
    /// <exception cref="SandboxException">This machine cannot do it; the message is one sentence that says what to install or allow.</exception>
    public static int RunAgainInside(IReadOnlyList<string> arguments) => throw new NotImplementedException($"{arguments.Count}");

    private const string Marker = "PROBESUITE_LAB_SANDBOX";
}

/// <summary>The machine lacks a program or a permission that the lab needs.</summary>
public sealed class SandboxException(string message) : Exception(message);
