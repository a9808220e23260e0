using ProbeSuite.Hosting.Logging;

namespace ProbeSuite.Hosting;

/// <summary>The facts of one invocation, as plain data.</summary>
public sealed record LambdaContext : ILambdaContext
{
    /// <inheritdoc/>
    public required string AwsRequestId { get; init; }

    /// <summary>The moment at which Lambda ends the process, UTC.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <inheritdoc/>
    public required Log Logger { get; init; }

    /// <summary>Takes the lines of a streamed answer; null where nobody does.</summary>
    public Action<ReadOnlyMemory<byte>>? Lines { get; init; }

    /// <summary>Tells how far the <see cref="Deadline"/> is.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <inheritdoc/>
    public string FunctionName { get; init; } = "";

    /// <inheritdoc/>
    public string FunctionVersion { get; init; } = "";

    /// <inheritdoc/>
    public string InvokedFunctionArn { get; init; } = "";

    /// <inheritdoc/>
    public int MemoryLimitInMB { get; init; }

    /// <inheritdoc/>
    public string LogGroupName { get; init; } = "";

    /// <inheritdoc/>
    public string LogStreamName { get; init; } = "";

    /// <inheritdoc/>
    public bool ColdStart { get; init; }

    /// <inheritdoc/>
    public string? TraceId { get; init; }

    /// <inheritdoc/>
    public string? ClientContext { get; init; }

    /// <inheritdoc/>
    public string? Identity { get; init; }

    /// <inheritdoc/>
    public TimeSpan RemainingTime
    {
        get
        {
            var left = Deadline - Clock.GetUtcNow();
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <inheritdoc/>
    public void StreamLine(ReadOnlyMemory<byte> json) => Lines?.Invoke(json);
}
