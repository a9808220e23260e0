using System.Buffers;
using System.Text;
using ProbeSuite.Comparison;

namespace ProbeSuite.Rendering;

/// <summary>A report for a pull request or a merge request: the verdict, the matrix, what is wrong with what mends it, and the rest folded away.</summary>
public static class ReportMarkdown
{
    /// <summary>Characters of a comment: GitHub takes 65,536.</summary>
    internal const int MostCharacters = 60_000;

    /// <summary>Sentences of a section: as many as there is room for.</summary>
    private static readonly int[] Most = [20, 5, 1];

    /// <summary>Columns that a table of a comment may have before only those are drawn where something is to be seen.</summary>
    private const int MostColumns = 20;

    private const int MostRows = 40;

    private static readonly SearchValues<char> NoLink = SearchValues.Create("<>() \r\n");

    /// <summary>The text. For want of room sections are shortened, and parts that have none even so are left out and named.</summary>
    public static string Render(Report report)
    {
        var (text, leftOut) = ("", Array.Empty<string>());
        foreach (var most in Most)
        {
            (text, leftOut) = Render(report, most);
            if (leftOut.Length == 0)
            {
                return text;
            }
        }

        return $"{text}\nLeft out for want of room: {Markdown.Text(string.Join("; ", leftOut))}.\n";
    }

    private static (string Text, string[] LeftOut) Render(Report report, int most)
    {
        var sections = new ReportSections(report, most);
        var headline = Headline.Of(report);
        var text = new StringBuilder(
            $"{Sign(report)} **{Markdown.Text($"{char.ToUpperInvariant(headline[0])}{headline[1..]}")}**\n\n{Markdown.Text(ReportText.RunLine(report.Run))}\n");
        var leftOut = new List<string>();
        Add("the matrix", Table(report));
        Add("permissions", Paragraph(sections.Denied));
        foreach (var section in sections.Urgent)
        {
            Add(section.Title, Written(section));
        }

        Add("where the whole report is", Paragraph(report.Cut) + Link(report.Page));
        Add("the rest", Folded(sections.Rest));
        return (text.ToString(), [.. leftOut]);

        void Add(string name, string part)
        {
            if (text.Length + part.Length <= MostCharacters)
            {
                text.Append(part);
            }
            else
            {
                leftOut.Add(name);
            }
        }
    }

    private static string Sign(Report report) => report.Summary.Verdict switch
    {
        RunVerdict.Disagreement => "❌",
        RunVerdict.Agreement when !report.Cells.Any(cell => cell.Change?.Kind == ChangeKind.Began || Headline.IsUnwell(cell)) => "✅",
        _ => "⚠️",
    };

    private static string Table(Report report)
    {
        var cells = report.Cells.GroupBy(cell => (cell.Placement, cell.Target)).ToDictionary(cell => cell.Key, cell => cell.Last());
        var telling = report.Cells.Where(ReportCut.IsTelling).Select(cell => cell.Target).ToHashSet(StringComparer.Ordinal);
        var all = report.Targets.Select(target => target.Name).ToArray();
        var targets = all.Length <= MostColumns ? all : [.. all.Where(telling.Contains).Take(MostColumns)];
        string[] placements = [.. report.Placements.Select(placement => placement.Name)
            .Where(placement => all.Length <= MostColumns || targets.Any(target => cells.ContainsKey((placement, target)))).Take(MostRows)];
        if (cells.Count == 0 || targets.Length == 0 || placements.Length == 0)
        {
            return "";
        }

        var text = new StringBuilder($"\n| | {string.Join(" | ", targets.Select(Markdown.Text))} |\n|---|{string.Concat(targets.Select(_ => ":-:|"))}\n");
        foreach (var placement in placements)
        {
            text.Append($"| {Markdown.Text(placement)} | {string.Join(" | ", targets.Select(target => cells.TryGetValue((placement, target), out var cell) ? Signed(cell) : " "))} |\n");
        }

        var used = placements.SelectMany(placement => targets, (placement, target) => cells.GetValueOrDefault((placement, target))).OfType<Cell>().Select(Mark.Of).ToHashSet();
        text.Append($"\n{string.Join(", ", Mark.All.Where(used.Contains).Select(mark => $"{Signed(mark)} {mark.Meaning}"))}\n");
        if (targets.Length < all.Length || placements.Length < report.Placements.Count)
        {
            text.Append($"\n{targets.Length} of {all.Length} targets and {placements.Length} of {report.Placements.Count} placements are drawn: those with something to see.\n");
        }

        return text.ToString();
    }

    // A presigned link opens the report for whoever reads it, and a pull request may be read by all.
    private static string Link(string? page) =>
        page is not null && page.StartsWith("https://", StringComparison.Ordinal) && !page.Contains("X-Amz-", StringComparison.OrdinalIgnoreCase) && !page.AsSpan().ContainsAny(NoLink)
            ? $"\n[The whole report]({page})\n"
            : "";

    private static string Paragraph(string? text) => text is null ? "" : $"\n{Markdown.Text(text)}\n";

    private static string Signed(Cell cell) => Signed(Mark.Of(cell));

    private static string Signed(Mark mark) => mark.Sign switch
    {
        '✗' => "❌",
        '!' => "❗",
        '?' => "❔",
        var sign => $"{sign}",
    };

    private static string Written(Section section)
    {
        if (section.Remarks.Count == 0)
        {
            return Paragraph(section.Title);
        }

        var text = new StringBuilder($"\n**{Markdown.Text(section.Title)}**\n\n");
        foreach (var remark in section.Remarks)
        {
            foreach (var sentence in remark.Sentences)
            {
                text.Append($"* {Markdown.Text(sentence)}\n");
            }

            if (remark.Fix is { } fix)
            {
                text.Append($"\n  {remark.Label.TrimEnd()}\n\n{Markdown.Block(fix, "  ")}");
            }
        }

        return text.Append(section.Left > 0 ? $"* and {section.Left} more\n" : "").ToString();
    }

    private static string Folded(IEnumerable<Section> sections) => string.Concat(sections.Select(Written)) is { Length: > 0 } rest
        ? $"\n<details><summary>More of this run</summary>\n{rest}\n</details>\n"
        : "";
}
