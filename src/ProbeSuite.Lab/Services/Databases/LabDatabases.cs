using ProbeSuite.Lab.Faults;
using ProbeSuite.Lab.Network;
using ProbeSuite.Lab.Running;
using ProbeSuite.Lab.Services.Http;

namespace ProbeSuite.Lab.Services.Databases;

/// <summary>The databases of a lab, which can be ended, filled and started again.</summary>
/// <param name="network">Where they run.</param>
/// <param name="authority">Makes their certificates.</param>
/// <param name="folder">Where their files go.</param>
internal sealed class LabDatabases(RunningNetwork network, CertificateAuthority authority, string folder) : IAsyncDisposable
{
    // Enough for the suite many times over.
    private const int Usual = 50;

    private DisposalStack _running = new();
    private DatabaseState _state = DatabaseState.Down;

    /// <summary>
    /// Brings all databases that the lab plays into a state: PostgreSQL whole, of MySQL and MariaDB the greeting. On other
    /// engines' ports nobody answers: a connection is refused.
    /// </summary>
    /// <exception cref="LabException">PostgreSQL is not installed, or did not start.</exception>
    public async Task SetAsync(DatabaseState state, CancellationToken cancellation)
    {
        if (state == _state)
        {
            return;
        }

        await DisposeAsync();
        (_running, _state) = (new(), state);
        if (state is not DatabaseState.Down)
        {
            Greet(Sites(MySqlGreeting.Plays));
            await Task.WhenAll(Sites(PostgresServer.Plays).Select(site => StartAsync(site, state, cancellation)));
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _running.DisposeAsync();

    private IEnumerable<InterfaceSite> Sites(Func<string?, bool> plays) => network.Plan.Interfaces.Where(site => plays(site.Db?.Engine));

    private void Greet(IEnumerable<InterfaceSite> sites)
    {
        foreach (var (site, address) in sites.SelectMany(site => site.Addresses.Select(address => (site, address))))
        {
            _running.Push(new MySqlGreeting(network.Namespaces.Listen(site.Namespace, new(address, site.Db!.Port ?? 3306))));
        }
    }

    private async Task StartAsync(InterfaceSite site, DatabaseState state, CancellationToken cancellation)
    {
        var host = site.Db!.EndpointAddress ?? $"{site.Addresses[0]}";
        _running.Push(await PostgresServer.StartAsync(
            network.Namespaces, site, host, Path.Combine(folder, site.Namespace), state is DatabaseState.Full ? 1 : Usual, authority, cancellation));
        if (state is DatabaseState.Full)
        {
            _running.Push(await PostgresServer.HoldConnectionAsync(network.Namespaces, site, cancellation));
        }
    }
}
