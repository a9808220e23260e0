namespace ProbeSuite.Lab.Environments;

/// <summary>The lines that an environment's process wrote, in order, whichever stream they came by.</summary>
internal sealed class FunctionLog
{
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];

    /// <summary>How many lines there are.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _lines.Count;
            }
        }
    }

    /// <summary>Adds a line; null, which ends a stream, is no line.</summary>
    public void Add(string? line)
    {
        if (line is not null)
        {
            lock (_lock)
            {
                _lines.Add(line);
            }
        }
    }

    /// <summary>The lines after the first <paramref name="count"/>.</summary>
    public IReadOnlyList<string> After(int count)
    {
        lock (_lock)
        {
            return [.. _lines.Skip(count)];
        }
    }
}
