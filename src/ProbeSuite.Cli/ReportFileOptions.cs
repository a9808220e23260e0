using System.CommandLine;
using System.CommandLine.Parsing;
using ProbeSuite.Comparison;
using ProbeSuite.Rendering;
using ProbeSuite.Rendering.Html;

namespace ProbeSuite.Cli;

/// <summary>Files that a report is also written to, for those who show it elsewhere.</summary>
internal sealed class ReportFileOptions
{
    private readonly Option<FileInfo?> _html = new("--html") { Description = "Also write a page there, to open in a browser", HelpName = "FILE" };
    private readonly Option<FileInfo?> _junit = new("--junit") { Description = "Also write JUnit XML there, for CI", HelpName = "FILE" };
    private readonly Option<FileInfo?> _markdown = new("--markdown") { Description = "Also write Markdown there, for issues and chats", HelpName = "FILE" };

    public void AddTo(Command command)
    {
        command.Add(_html);
        command.Add(_junit);
        command.Add(_markdown);
    }

    /// <summary>Whether the command line names any.</summary>
    public bool IsGiven(CommandResult arguments) => new[] { _html, _junit, _markdown }.Any(option => arguments.GetValue(option) is not null);

    /// <summary>Writes those that the command line names.</summary>
    public void Write(ParseResult arguments, Report report)
    {
        Write(arguments.GetValue(_html), one => ReportPage.Render(one, History.Empty), report);
        Write(arguments.GetValue(_junit), ReportJUnit.Render, report);
        Write(arguments.GetValue(_markdown), ReportMarkdown.Render, report);
    }

    private static void Write(FileInfo? file, Func<Report, string> render, Report report)
    {
        if (file is not null)
        {
            File.WriteAllText(file.FullName, render(report));
        }
    }
}
