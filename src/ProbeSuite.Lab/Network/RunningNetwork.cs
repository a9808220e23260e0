namespace ProbeSuite.Lab.Network;

/// <summary>A planned network that exists, until it is disposed of.</summary>
public sealed class RunningNetwork : IAsyncDisposable
{
    private RunningNetwork(LabPlan plan, INamespaces namespaces) => (Plan, Namespaces) = (plan, namespaces);

    /// <summary>The plan that is in force.</summary>
    public LabPlan Plan { get; private set; }

    /// <summary>How to act inside it.</summary>
    public INamespaces Namespaces { get; }

    /// <summary>Builds the network; needs root, or a <see cref="Sandbox.LabSandbox"/>. If it fails half-way, nothing stays.</summary>
    /// <exception cref="LabNetworkException"><c>ip</c> or <c>nft</c> refused a line of the plan.</exception>
    public static Task<RunningNetwork> StartAsync(LabPlan plan, CancellationToken cancellation) =>
        throw new NotImplementedException($"{plan} {cancellation}");

    /// <summary>
    /// Brings a changed plan into force while the network runs: rulesets, routes and rules of each namespace are replaced,
    /// each ruleset in one step. Established connections live on where the new rules let them.
    /// </summary>
    /// <param name="changed">A plan with the same namespaces, links and addresses, planned from an edited snapshot.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="LabInputException">The plan has other namespaces, links or addresses.</exception>
    public Task ReapplyAsync(LabPlan changed, CancellationToken cancellation) =>
        throw new NotImplementedException($"{changed} {cancellation}");

    /// <summary>Lets a namespace forget its connections, as a gateway that restarts does.</summary>
    /// <param name="ns">The namespace, such as a NAT gateway's.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task ForgetConnectionsAsync(string ns, CancellationToken cancellation) =>
        throw new NotImplementedException($"{ns} {cancellation}");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => default;
}

/// <summary><c>ip</c>, <c>nft</c> or the kernel refused a part of a plan; the message has the line and what was said.</summary>
public sealed class LabNetworkException(string message) : Exception(message);
