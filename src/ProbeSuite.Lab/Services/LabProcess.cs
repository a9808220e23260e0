using System.Diagnostics;

namespace ProbeSuite.Lab.Services;

/// <summary>A server process of the lab, which is ready when it says so.</summary>
internal sealed class LabProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly int _stopSignal;

    private LabProcess(Process process, string readyLine, int stopSignal) => (_process, ReadyLine, _stopSignal) = (process, readyLine, stopSignal);

    /// <summary>The line that said that it is ready.</summary>
    public string ReadyLine { get; }

    /// <summary>Starts a process and waits for the line that says that it is ready.</summary>
    /// <param name="begin">Starts it with standard error redirected, and standard output too: that belongs to the lab's report.</param>
    /// <param name="ready">A part of that line.</param>
    /// <param name="what">What it plays, for people.</param>
    /// <param name="cancellation">Ends the wait, and the process.</param>
    /// <param name="input">What it reads from its standard input; null for nothing.</param>
    /// <param name="stopSignal">The signal that ends it.</param>
    /// <exception cref="LabException">It ended before it was ready; the message has what it said.</exception>
    public static async Task<LabProcess> StartAsync(
        Func<Process> begin, string ready, string what, CancellationToken cancellation, string? input = null, int stopSignal = Signals.Kill)
    {
        var said = new List<string>();
        var readyLine = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = begin();
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginErrorReadLine();
        if (process.StartInfo.RedirectStandardOutput)
        {
            process.BeginOutputReadLine();
        }

        try
        {
            if (input is not null)
            {
                await process.StandardInput.WriteAsync(input.AsMemory(), cancellation);
                process.StandardInput.Close();
            }

            await Task.WhenAny(readyLine.Task, process.WaitForExitAsync(cancellation)).WaitAsync(cancellation);
            return readyLine.Task.IsCompleted
                ? new(process, await readyLine.Task, stopSignal)
                : throw new LabException($"{what} did not start: {string.Join(' ', said)}");
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }

        void Hear(string? line)
        {
            if (line?.Contains(ready, StringComparison.Ordinal) == true)
            {
                readyLine.TrySetResult(line);
            }
            else if (line is not null && !readyLine.Task.IsCompleted)
            {
                said.Add(line);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Signals.Send(_process.Id, _stopSignal);
        }

        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }
}
