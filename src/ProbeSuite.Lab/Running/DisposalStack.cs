using System.ComponentModel;

namespace ProbeSuite.Lab.Running;

/// <summary>
/// What has been started, to be ended in reverse order whatever happens. What cannot be ended costs none of the others and
/// hides no other failure: the sandbox ends it.
/// </summary>
internal sealed class DisposalStack : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Stack<IAsyncDisposable> _started = [];

    /// <summary>Takes charge of something that has been started.</summary>
    public T Push<T>(T started)
        where T : IAsyncDisposable
    {
        lock (_lock)
        {
            _started.Push(started);
        }

        return started;
    }

    /// <summary>Takes charge of something that ends at once.</summary>
    public T PushPlain<T>(T made)
        where T : IDisposable
    {
        Push(new Plain(made));
        return made;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        while (Pop() is { } last)
        {
            try
            {
                await last.DisposeAsync();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException or Win32Exception)
            {
                // A file that is still written, a process that has just ended.
            }
        }
    }

    private IAsyncDisposable? Pop()
    {
        lock (_lock)
        {
            return _started.TryPop(out var last) ? last : null;
        }
    }

    private sealed class Plain(IDisposable made) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            made.Dispose();
            return default;
        }
    }
}
