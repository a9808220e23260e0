using System.CommandLine;
using ProbeSuite.Comparison;
using ProbeSuite.Rendering.Html;

namespace ProbeSuite.Cli;

/// <summary><c>--html FILE</c>: the report as a page besides.</summary>
internal sealed class HtmlOption : Option<string?>
{
    public HtmlOption()
        : base("--html")
    {
        Description = "Write the report as a page besides, to open in a browser";
        HelpName = "FILE";
    }

    /// <summary>Writes the page where the option asks for one.</summary>
    public void Write(ParseResult arguments, Report report)
    {
        if (arguments.GetValue(this) is { } file)
        {
            File.WriteAllText(file, ReportPage.Render(report, History.Empty));
        }
    }
}
