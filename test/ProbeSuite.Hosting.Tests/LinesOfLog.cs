using System.Text;
using System.Text.Json;
using ProbeSuite.Hosting.Logging;

namespace ProbeSuite.Hosting.Tests;

/// <summary>An output that keeps its lines for the test.</summary>
public sealed class LinesOfLog : IDisposable
{
    private readonly MemoryStream _bytes = new();

    public LinesOfLog() => Output = new(() => _bytes);

    public LineOutput Output { get; }

    public string Text => Encoding.UTF8.GetString(_bytes.ToArray());

    public IReadOnlyList<JsonElement> Json =>
        [.. Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    public Log Log(TimeProvider clock) => new(LogLevel.Trace, "tests", clock, Output);

    public void Dispose() => _bytes.Dispose();
}
