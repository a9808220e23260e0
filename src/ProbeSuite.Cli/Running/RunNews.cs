using System.Globalization;
using ProbeSuite.Wire;

namespace ProbeSuite.Cli.Running;

/// <summary>How a run gets on, for people: what its lines say, and which placements it still waits for.</summary>
internal sealed class RunNews
{
    private const int MostNames = 4;

    private readonly List<string> _awaited = [];

    /// <summary>Takes a line.</summary>
    /// <returns>The line for people.</returns>
    public News Take(RunProgress line)
    {
        _awaited.AddRange(line.Placements ?? []);
        _awaited.Remove(line.Placement ?? "");
        return new(Sentence(line), Waiting);
    }

    private string? Waiting => _awaited switch
    {
        [] => null,
        { Count: <= MostNames } => $"waiting for {string.Join(", ", _awaited)}",
        _ => $"waiting for {string.Join(", ", _awaited.Take(MostNames - 1))} and {_awaited.Count - MostNames + 1} more",
    };

    // A newer aggregator may tell of what is not known here.
    private static string? Sentence(RunProgress line)
    {
        var (time, error) = (string.Create(CultureInfo.InvariantCulture, $"{line.DurationMs / 1000:0.0} s"), line.Error?.TrimEnd('.'));
        return (line.Ended, error) switch
        {
            ("network", null) => $"The network was read, {time}.",
            ("network", _) => $"The network could not be read, {time}: {error}.",
            ("placement", null) => $"{line.Placement} answered, {time}: {line.Cells} {(line.Cells == 1 ? "cell" : "cells")}.",
            ("placement", _) => $"{line.Placement} failed, {time}: {error}.",
            ("publication", null) => $"The report was published, {time}.",
            ("publication", _) => $"Publishing went wrong, {time}: {error}.",
            _ => null,
        };
    }
}

/// <summary>Something that takes its time has got on.</summary>
/// <param name="Sentence">What has happened; null for nothing worth a line.</param>
/// <param name="Waiting">What is still waited for; null when that is not known.</param>
internal sealed record News(string? Sentence, string? Waiting);
