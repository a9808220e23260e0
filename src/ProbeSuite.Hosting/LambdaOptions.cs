using ProbeSuite.Hosting.Logging;

namespace ProbeSuite.Hosting;

/// <summary>What a function may choose about its host.</summary>
public sealed record LambdaOptions
{
    /// <summary>Time kept for the answer when the deadline nears; default <see cref="Deadline.Reserve"/>.</summary>
    public TimeSpan Reserve { get; init; } = Deadline.Reserve;

    /// <summary>Tells the time; default the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where the host and the function write their lines; null for standard output.</summary>
    public Log? Log { get; init; }
}
