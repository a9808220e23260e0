using ProbeSuite.Rendering;

namespace ProbeSuite.Cli;

/// <summary>What standard output can show.</summary>
internal static class Terminal
{
    private const int Usual = 100;
    private const int Narrowest = 40;
    private const int Widest = 160;

    /// <summary>Columns; 100 where it is no terminal.</summary>
    public static int Width { get; } = Console.IsOutputRedirected ? Usual : Math.Clamp(Console.WindowWidth, Narrowest, Widest);

    /// <summary>Colours where the terminal has them and nobody asked for none.</summary>
    /// <seealso href="https://no-color.org"/>
    public static Paint Paint { get; } = new(
        !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") is not "dumb");
}
