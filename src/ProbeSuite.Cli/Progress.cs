using Spectre.Console;

namespace ProbeSuite.Cli;

/// <summary>What a command is doing, on standard error: a line that changes in a terminal, plain lines elsewhere.</summary>
internal static class Progress
{
    private static readonly IAnsiConsole Errors = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });

    /// <summary>Runs something that tells its steps.</summary>
    /// <param name="first">The first step.</param>
    /// <param name="work">Gets a way to tell the next steps.</param>
    public static Task<T> ShowAsync<T>(string first, Func<Action<string>, Task<T>> work)
    {
        if (!Errors.Profile.Capabilities.Interactive || !Errors.Profile.Out.IsTerminal)
        {
            return work(Console.Error.WriteLine);
        }

        return Errors.Status().StartAsync(Markup.Escape(first), context => work(step =>
        {
            Errors.MarkupLineInterpolated($"[grey]{step}[/]");
            context.Status(Markup.Escape(first));
        }));
    }
}
