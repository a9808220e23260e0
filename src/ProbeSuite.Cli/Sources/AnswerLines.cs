using System.Buffers;
using System.Text;

namespace ProbeSuite.Cli.Sources;

/// <summary>Lines of an answer that comes in parts, which end anywhere.</summary>
/// <param name="tell">Takes each line once it is complete.</param>
internal sealed class AnswerLines(Action<string> tell)
{
    private readonly ArrayBufferWriter<byte> _line = new();
    private string _last = "";

    /// <summary>How many lines were complete.</summary>
    public int Count { get; private set; }

    /// <summary>The last line, complete or not; empty before any part.</summary>
    public string Last => _line.WrittenCount > 0 ? Line : _last;

    private string Line => Encoding.UTF8.GetString(_line.WrittenSpan);

    /// <summary>Adds a part.</summary>
    public void Add(ReadOnlySpan<byte> part)
    {
        while (part.IndexOf((byte)'\n') is >= 0 and var end)
        {
            _line.Write(part[..end]);
            (_last, Count) = (Line, Count + 1);
            _line.ResetWrittenCount();
            part = part[(end + 1)..];
            tell(_last);
        }

        _line.Write(part);
    }
}
