using ProbeSuite.Lab.Environments;
using ProbeSuite.Lab.Network;
using ProbeSuite.Lab.Running;
using ProbeSuite.Lab.Services;
using ProbeSuite.Lab.Services.Databases;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Faults;

/// <summary>Breaks and mends a running lab.</summary>
/// <param name="definition">The healthy lab.</param>
/// <param name="network">Its network.</param>
/// <param name="functions">Its functions.</param>
/// <param name="databases">Its databases.</param>
/// <param name="conditions">What its services know of faults.</param>
/// <param name="folder">Where programs of faults go.</param>
/// <param name="plan">Plans a network.</param>
/// <param name="tell">Has the services tell of the network as it is from now on.</param>
internal sealed class FaultDesk(
    LabDefinition definition,
    RunningNetwork network,
    FunctionFleet functions,
    LabDatabases databases,
    LabConditions conditions,
    string folder,
    Func<Snapshot, LabPlan> plan,
    Action tell) : IDisposable
{
    private const string Gone = "\ntable inet fault\ndelete table inet fault\n";

    // Before the kernel tracks a connection or translates an address.
    private const string Silence = Gone + """
        table inet fault {
        	chain c_all {
        		type filter hook prerouting priority -400; policy drop;
        	}
        }

        """;

    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Puts these faults in force, and no others.</summary>
    /// <exception cref="LabException">The lab has nothing that could break so; then it stays as it was.</exception>
    public async Task SetAsync(IReadOnlyList<Fault> faults, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            var changed = Plan(faults);
            var probe = Probe(faults);
            await network.ReapplyAsync(changed, cancellation);
            tell();
            if (probe is not null && probe != functions.Find(probe.Name))
            {
                await functions.UpdateAsync(probe);
            }

            await databases.SetAsync(faults.Select(fault => fault.Databases).FirstOrDefault(state => state is not null) ?? DatabaseState.Up, cancellation);
            conditions.Active = [.. faults];
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private LabPlan Plan(IReadOnlyList<Fault> faults)
    {
        Refuse([.. faults.Where(fault => fault.Databases is not null)]);
        Refuse([.. faults.Where(fault => fault.Probe is not null)]);
        var edited = faults.Where(fault => fault.Configuration is not null).Aggregate(
            definition.Network, (snapshot, fault) => fault.Configuration!(snapshot) ?? throw Nothing(fault));
        var changed = plan(edited);
        var silent = faults.Where(fault => fault.Silences is not null).Select(fault => fault.Silences!(changed) ?? throw Nothing(fault)).ToHashSet();
        if (faults.FirstOrDefault(fault => fault.Databases is not null) is { } ofDatabase && !changed.Interfaces.Any(site =>
                PostgresServer.Plays(site.Db?.Engine) || (ofDatabase.Databases is DatabaseState.Down && MySqlGreeting.Plays(site.Db?.Engine))))
        {
            throw Nothing(ofDatabase);
        }

        var wasSilent = network.Plan.Namespaces.Where(ns => ns.Nft?.Contains(Gone, StringComparison.Ordinal) == true).Select(ns => ns.Name).ToHashSet();
        return changed with
        {
            Namespaces = [.. changed.Namespaces.Select(ns => ns with { Nft = silent.Contains(ns.Name) ? ns.Nft + Silence : wasSilent.Contains(ns.Name) ? ns.Nft + Gone : ns.Nft })],
        };
    }

    private LabFunction? Probe(IReadOnlyList<Fault> faults)
    {
        var whole = definition.Functions.FirstOrDefault(function => function.Name == conditions.Victim);
        if (whole is null && faults.FirstOrDefault(fault => fault.BefallsProbe) is { } befalls)
        {
            throw Nothing(befalls);
        }

        if (faults.FirstOrDefault(fault => fault.Probe is not null) is not { Probe: { } broken } fault)
        {
            return whole;
        }

        var program = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, fault.Name)).FullName, "bootstrap");
        File.WriteAllText(program, broken.Program);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return whole! with { Program = program, TimeoutSeconds = broken.TimeoutSeconds };
    }

    // One thing cannot be broken in two ways.
    private static void Refuse(Fault[] rivals)
    {
        if (rivals is [var one, var other, ..])
        {
            throw new LabException($"{one.Name} and {other.Name} cannot be in force together; mend one first.");
        }
    }

    private static LabException Nothing(Fault fault) => new($"{fault.Name}: this lab has nothing that could break so ({fault.Breaks}).");
}
