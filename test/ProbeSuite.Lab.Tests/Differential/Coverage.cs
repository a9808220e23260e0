using System.Globalization;
using System.Reflection;
using System.Text;
using ProbeSuite.Reachability;

namespace ProbeSuite.Lab.Tests.Differential;

/// <summary>How often each code was predicted, and how often packets bore it out.</summary>
internal sealed class Coverage(IReadOnlyCollection<Cell> cells)
{
    /// <summary>Why the lab cannot meet a code.</summary>
    private static readonly Dictionary<string, string> Absent = new()
    {
        ["PS_ADDRESS_NOT_KNOWN"] = "a resource whose place nobody knows has no cable",
        ["PS_PLACEMENT_NOT_KNOWN"] = "a function whose placement nobody knows has no environment",
        ["VPC_LOCAL_ROUTE_CIDR_RESTRICTION"] = "AWS writes local routes for the VPC's own blocks alone",
    };

    private readonly ILookup<string, Cell> _byCode = cells.SelectMany(cell => cell.Prediction.Codes.Select(code => (code, cell))).ToLookup(pair => pair.code, pair => pair.cell);

    /// <summary>Every code that the predictor can give.</summary>
    public static IEnumerable<string> All { get; } =
        [.. typeof(Codes).GetFields(BindingFlags.Static | BindingFlags.NonPublic).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal)];

    /// <summary>Codes that were not met although nothing prevents it.</summary>
    public IEnumerable<string> Missing => All.Where(code => !_byCode.Contains(code) && !Absent.ContainsKey(code));

    /// <summary>
    /// A line for each code: cells that were predicted with it; those of them that promised a result and kept it; those that
    /// it blocked alone, so that a predictor that forgot this rule would have been found out; those that were open.
    /// </summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Line("code", "cells", "confirmed", "alone", "open");
        foreach (var code in All.Where(_byCode.Contains))
        {
            var met = _byCode[code].ToArray();
            Line(code, $"{met.Length}", $"{met.Count(IsConfirmed)}", $"{met.Count(cell => cell is { Agrees: true, IsOpen: false, Prediction.Path: PathState.Blocked } && cell.BlockingCodes is [var only] && only == code)}", $"{met.Count(cell => cell.IsOpen)}");
        }

        foreach (var code in All.Where(code => !_byCode.Contains(code)))
        {
            text.Append(CultureInfo.InvariantCulture, $"{code,-48}never: {Absent.GetValueOrDefault(code, "not met this time")}\n");
        }

        return $"{text}";

        void Line(string code, params string[] numbers) => text.Append(CultureInfo.InvariantCulture, $"{code,-48}{string.Concat(numbers.Select(number => $"{number,10}"))}\n");
    }

    private static bool IsConfirmed(Cell cell) => cell.Agrees && (cell.Prediction.Path != PathState.Unknown || cell.Seen == Cell.Differing);
}
