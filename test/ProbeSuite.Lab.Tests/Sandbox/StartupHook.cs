using ProbeSuite.Lab.Tests.Sandbox;

/// <summary>What .NET calls before <c>Main</c> when <c>DOTNET_STARTUP_HOOKS</c> names this assembly: the name and place are .NET's.</summary>
/// <seealso href="https://github.com/dotnet/runtime/blob/main/docs/design/features/host-startup-hook.md"/>
internal static class StartupHook
{
    public static void Initialize() => Environment.Exit(SandboxedProgram.Run(Environment.GetCommandLineArgs()[1..]));
}
