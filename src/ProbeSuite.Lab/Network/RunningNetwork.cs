using System.Diagnostics;
using ProbeSuite.Lab.Sandbox;

namespace ProbeSuite.Lab.Network;

/// <summary>A planned network that exists, until it is disposed of or its process ends.</summary>
public sealed class RunningNetwork : IAsyncDisposable
{
    // `ip -batch` keeps a handle open for every namespace that a line names, and may have 1024.
    private const int LinksAtOnce = 400;

    private readonly NamespaceSet _namespaces = new();

    private RunningNetwork(LabPlan plan) => Plan = plan;

    /// <summary>The plan that is in force.</summary>
    public LabPlan Plan { get; private set; }

    /// <summary>How to act inside it.</summary>
    public INamespaces Namespaces => _namespaces;

    /// <summary>Builds the network; needs root, or a <see cref="LabSandbox"/>. If it fails half-way, nothing stays.</summary>
    /// <exception cref="LabNetworkException"><c>ip</c> or <c>nft</c> refused a line of the plan.</exception>
    /// <exception cref="SandboxException">A program or a permission is missing.</exception>
    public static async Task<RunningNetwork> StartAsync(LabPlan plan, CancellationToken cancellation)
    {
        Requirements.CheckPrograms();
        var network = new RunningNetwork(plan);
        try
        {
            await network.BuildAsync(cancellation);
            return network;
        }
        catch
        {
            await network.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Brings a changed plan into force while the network runs: rulesets, routes and rules of each namespace are replaced,
    /// each ruleset in one step. Established connections live on where the new rules let them.
    /// </summary>
    /// <param name="changed">A plan with the same namespaces, links and addresses, planned from an edited snapshot.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="LabInputException">The plan has other namespaces, links or addresses.</exception>
    public async Task ReapplyAsync(LabPlan changed, CancellationToken cancellation)
    {
        PlanChange.Check(Plan, changed);
        await ForEachAsync(changed.Namespaces.Zip(Plan.Namespaces), pair => PlanChange.Apply(RunBatch, pair.Second, pair.First), cancellation);
        Plan = changed;
    }

    /// <summary>Lets a namespace forget its connections, as a gateway that restarts does.</summary>
    /// <param name="ns">The namespace, such as a NAT gateway's.</param>
    public void ForgetConnections(string ns) => _namespaces.RunInside(ns, ConnectionTable.Clear);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _namespaces.Dispose();
        return default;
    }

    private async Task BuildAsync(CancellationToken cancellation)
    {
        _namespaces.Create(Plan.Namespaces, Sysctl.Set);
        foreach (var links in Plan.Links.Chunk(LinksAtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            BatchTool.Run("ip -batch -", string.Concat(links.Select(Line)), "the lab", start => Process.Start(start)!);
        }

        await ForEachAsync(Plan.Namespaces, ns =>
        {
            RunBatch(ns.Name, "ip -batch -", [.. ns.Addresses, .. ns.Routes]);
            RunBatch(ns.Name, "ip -6 -batch -", ns.Rules6);
            RunBatch(ns.Name, "nft -f -", ns.Nft is null ? [] : [ns.Nft]);
        }, cancellation);
    }

    private string Line(LinkPlan link) =>
        $"link add {link.Device} netns {_namespaces.PathOf(link.Namespace)} type veth peer name {link.PeerDevice} netns {_namespaces.PathOf(link.PeerNamespace)}\n";

    private void RunBatch(string ns, string tool, IReadOnlyList<string> lines)
    {
        if (lines.Count > 0)
        {
            BatchTool.Run(tool, string.Join('\n', lines) + "\n", ns, start => _namespaces.StartTool(ns, start));
        }
    }

    private static Task ForEachAsync<T>(IEnumerable<T> things, Action<T> action, CancellationToken cancellation) => Parallel.ForEachAsync(
        things, new ParallelOptions { MaxDegreeOfParallelism = 2 * Environment.ProcessorCount, CancellationToken = cancellation },
        (thing, _) =>
        {
            action(thing);
            return ValueTask.CompletedTask;
        });
}

/// <summary><c>ip</c>, <c>nft</c> or the kernel refused a part of a plan; the message has the line and what was said.</summary>
public sealed class LabNetworkException(string message) : Exception(message);
