using ProbeSuite.Comparison;

namespace ProbeSuite.Rendering.Html;

/// <summary>What is to be read first.</summary>
internal static class CellOrder
{
    /// <summary>The cell's rank: 0 for what is wrong, then what is not known, what was not run, and last what is as predicted.</summary>
    public static int Of(Cell cell) => cell.Agreement switch
    {
        var agreement when agreement.IsDisagreement() => 0,
        Agreement.Unknown => 1,
        Agreement.NotRun => 2,
        _ => 3,
    };
}
