using ProbeSuite.Comparison;

namespace ProbeSuite.Rendering.Html;

/// <summary>What is to be read first.</summary>
internal static class CellOrder
{
    /// <summary>The cell's rank: 0 for what is wrong, then what is not known, what was not run, and last what is as predicted.</summary>
    public static int Of(Cell cell) => cell.Agreement switch
    {
        Agreement.UnexpectedlyBlocked or Agreement.UnexpectedlyOpen => 0,
        Agreement.Unknown => 1,
        Agreement.NotRun => 2,
        _ => 3,
    };

    /// <summary>Whether prediction and observation contradict each other.</summary>
    public static bool IsWrong(Cell cell) => Of(cell) == 0;

    /// <summary>Whether it is as predicted.</summary>
    public static bool IsAsPredicted(Cell cell) => Of(cell) == 3;
}
