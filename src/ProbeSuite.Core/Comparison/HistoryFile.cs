using System.Text.Json;
using ProbeSuite.Wire;

namespace ProbeSuite.Comparison;

/// <summary>
/// A history as it is stored. Runs and targets are named once, and a placement's cells are one text: a word for each
/// target, with a letter for each stretch of runs that said the same and the stretch's length behind it, so that
/// <c>o42X3</c> is 42 runs open as predicted and then 3 unexpectedly blocked. The letters: <c>o</c> open and <c>x</c>
/// blocked as predicted, <c>X</c> unexpectedly blocked, <c>!</c> unexpectedly open, <c>?</c> unknown, <c>-</c> not run,
/// <c>.</c> not asked. 100 placements and 1,000 targets that stay as they are take half a megabyte, however many runs.
/// </summary>
/// <param name="Version">Of this form.</param>
/// <param name="Runs">Oldest first.</param>
/// <param name="Targets">Names.</param>
/// <param name="Placements">Names and cells.</param>
public sealed record HistoryFile(int Version, IReadOnlyList<PastRun> Runs, IReadOnlyList<string> Targets, IReadOnlyList<HistoryRow> Placements)
{
    /// <summary>Bytes that a stored history may have.</summary>
    public const int MostBytes = 2_000_000;

    private const int Present = 1;

    /// <summary>The file, of as many of the newest runs as it has room for.</summary>
    public static byte[] Write(History history, int mostBytes = MostBytes)
    {
        while (true)
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(Of(history), WireContext.Default.HistoryFile);
            if (json.Length <= mostBytes || history.Runs.Count == 0)
            {
                return json;
            }

            history = history.Newest(history.Runs.Count / 2);
        }
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">It is no history of this form; the message says in what way, without a stop.</exception>
    public static History Read(ReadOnlySpan<byte> json)
    {
        HistoryFile? file;
        try
        {
            file = JsonSerializer.Deserialize(json, WireContext.Default.HistoryFile);
        }
        catch (JsonException broken)
        {
            throw new FormatException($"it is broken at line {(broken.LineNumber ?? 0) + 1}, byte {broken.BytePositionInLine ?? 0}", broken);
        }

        return file switch
        {
            { Version: not Present and var other } => throw new FormatException($"it is of version {other}, and this suite knows version {Present}"),
            { Runs: { } runs, Targets: { } targets, Placements: { } placements } when AreRuns(runs) => new(runs, Lines(runs.Count, targets, placements)),
            _ => throw new FormatException("it lacks runs, targets or placements, or its runs are not in order"),
        };
    }

    private static HistoryFile Of(History history)
    {
        var cells = history.Lines.Where(line => !line.Value.IsBlank).ToArray();
        string[] targets = [.. cells.Select(line => line.Key.Target).Distinct()];
        var blank = Line.Blank(history.Runs.Count);
        return new(Present, history.Runs, targets,
        [
            .. cells.Select(line => line.Key.Placement).Distinct().Select(placement => new HistoryRow(
                placement, string.Join(' ', targets.Select(target => history.Lines.GetValueOrDefault((placement, target), blank).ToString())))),
        ]);
    }

    private static bool AreRuns(IReadOnlyList<PastRun> runs) =>
        runs.All(run => run is { Id: not null }) && runs.DistinctBy(run => run.Id).Count() == runs.Count && runs.Zip(runs.Skip(1)).All(pair => pair.First.StartedAt <= pair.Second.StartedAt);

    private static Dictionary<(string, string), Line> Lines(int runs, IReadOnlyList<string> targets, IReadOnlyList<HistoryRow> placements)
    {
        var lines = new Dictionary<(string, string), Line>();
        foreach (var row in placements)
        {
            var words = row?.Cells?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
            if (words.Length != targets.Count || row?.Name is not { } name)
            {
                throw new FormatException($"placement \"{row?.Name}\" has {words.Length} cells for {targets.Count} targets");
            }

            foreach (var (target, word) in targets.Zip(words))
            {
                if (target is null || !Line.TryParse(word, out var line) || line.Runs != runs)
                {
                    throw new FormatException($"cell \"{name}\", \"{target}\" says \"{word}\", which are no {runs} runs");
                }

                if (!line.IsBlank)
                {
                    lines[(name, target)] = line;
                }
            }
        }

        return lines;
    }
}

/// <summary>A placement's row of a stored history.</summary>
/// <param name="Name">The placement.</param>
/// <param name="Cells">A word for each target, parted by blanks.</param>
public sealed record HistoryRow(string Name, string Cells);
