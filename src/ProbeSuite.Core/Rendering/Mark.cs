using System.Diagnostics;
using ProbeSuite.Comparison;

namespace ProbeSuite.Rendering;

/// <summary>The sign of a cell in a drawn matrix. What is as it should be is drawn thin, what is not stands out.</summary>
/// <param name="Sign">One character, one column wide.</param>
/// <param name="Meaning">What it stands for.</param>
internal sealed record Mark(char Sign, string Meaning)
{
    /// <summary>The path is open and the far end refused the caller: a matter of rights, which no network mends.</summary>
    public static Mark Denied { get; } = new('d', "open as predicted, permission denied");

    /// <summary>Every mark, in the order of the legend.</summary>
    public static IReadOnlyList<Mark> All { get; } =
    [
        new('✓', "open as predicted"),
        Denied,
        new('·', "blocked as predicted"),
        new('✗', "blocked, should be open"),
        new('!', "open, should be blocked"),
        new('?', "not known"),
        new('-', "not run"),
    ];

    /// <summary>The mark of a cell.</summary>
    public static Mark Of(Cell cell) =>
        cell is { Agreement: Agreement.OpenAsPredicted, Observed.Permission: Permission.Denied } ? Denied : Of(cell.Agreement);

    /// <summary>The mark of an agreement, of which no more is known.</summary>
    public static Mark Of(Agreement agreement) => agreement switch
    {
        Agreement.OpenAsPredicted => All[0],
        Agreement.BlockedAsPredicted => All[2],
        Agreement.UnexpectedlyBlocked => All[3],
        Agreement.UnexpectedlyOpen => All[4],
        Agreement.Unknown => All[5],
        Agreement.NotRun => All[6],
        _ => throw new UnreachableException($"no mark for {agreement}"),
    };
}
