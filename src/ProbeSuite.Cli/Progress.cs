using ProbeSuite.Cli.Running;
using Spectre.Console;

namespace ProbeSuite.Cli;

/// <summary>What a command is doing, on standard error: a line that changes in a terminal, plain lines elsewhere.</summary>
internal static class Progress
{
    private static IAnsiConsole Errors => field ??= AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Waits for something that may tell how it gets on: in a terminal the seconds go by beside what is waited for, elsewhere
    /// it is said once.
    /// </summary>
    /// <param name="what">What is going on.</param>
    /// <param name="keepsNews">Whether what it tells is written down, a line each.</param>
    /// <param name="work">Gets a way to tell.</param>
    public static async Task<T> WaitAsync<T>(string what, bool keepsNews, Func<Action<News>, Task<T>> work)
    {
        if (!IsTerminal)
        {
            await Console.Error.WriteLineAsync($"probesuite: {what}");
            return await work(news => Keep(news, sentence => Console.Error.WriteLine($"probesuite: {sentence}")));
        }

        var (started, waiting) = (TimeProvider.System.GetTimestamp(), "");
        return await Errors.Status().StartAsync(Markup.Escape(what), async context =>
        {
            var working = work(news =>
            {
                Keep(news, sentence => Errors.MarkupLineInterpolated($"[grey]{sentence}[/]"));
                waiting = news.Waiting is null ? "" : $"; {news.Waiting}";
                Show();
            });
            while (await Task.WhenAny(working, Task.Delay(Beat, TimeProvider.System)) != working)
            {
                Show();
            }

            return await working;

            void Show() => context.Status(Markup.Escape($"{what}, {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0} s{waiting}"));
        });

        void Keep(News news, Action<string> write)
        {
            if (keepsNews && news.Sentence is { } sentence)
            {
                write(sentence);
            }
        }
    }

    private static bool IsTerminal => !Console.IsErrorRedirected && Errors.Profile.Capabilities.Interactive && Errors.Profile.Out.IsTerminal;

    /// <summary>Runs something that tells its steps.</summary>
    /// <param name="first">The first step.</param>
    /// <param name="work">Gets a way to tell the next steps.</param>
    public static Task<T> ShowAsync<T>(string first, Func<Action<string>, Task<T>> work)
    {
        if (!IsTerminal)
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
