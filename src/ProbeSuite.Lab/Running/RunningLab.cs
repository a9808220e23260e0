using System.Text.Json;
using ProbeSuite.Lab.Environments;
using ProbeSuite.Lab.Network;
using ProbeSuite.Lab.Services;
using ProbeSuite.Lab.Services.Http;
using ProbeSuite.Lab.Services.Internet;
using ProbeSuite.Lab.Services.Moto;
using ProbeSuite.Wire;

namespace ProbeSuite.Lab.Running;

/// <summary>A lab that is up: the network, its servers, and the functions, waiting to be invoked.</summary>
public sealed class RunningLab : IAsyncDisposable
{
    private readonly LabDefinition _definition;
    private readonly DisposalStack _started = new();
    private LabCaller? _caller;
    private MotoWorld? _world;

    private RunningLab(LabDefinition definition) => _definition = definition;

    /// <summary>The network.</summary>
    public RunningNetwork Network { get; private set; } = null!;

    /// <summary>The functions.</summary>
    public FunctionFleet Functions { get; private set; } = null!;

    /// <summary>Builds the network, starts everything in it, and waits until all of it answers. A failure leaves nothing behind.</summary>
    /// <param name="definition">What to build.</param>
    /// <param name="say">Takes a line a step.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="cancellation">Ends the start.</param>
    /// <exception cref="LabException">A program is missing, or a server did not start.</exception>
    /// <exception cref="LabInputException">The network cannot be built.</exception>
    /// <exception cref="LabNetworkException">The kernel refused a part of it.</exception>
    public static async Task<RunningLab> StartAsync(LabDefinition definition, Action<string> say, TimeProvider clock, CancellationToken cancellation)
    {
        var lab = new RunningLab(definition);
        try
        {
            await lab.StartAsync(say, clock, cancellation);
            return lab;
        }
        catch
        {
            await lab.DisposeAsync();
            throw;
        }
    }

    /// <summary>Has the aggregator run once, and takes what SNS delivered of it.</summary>
    /// <exception cref="LabException">It failed; the message has the end of its log.</exception>
    public async Task<LabRun> RunAsync(CancellationToken cancellation)
    {
        var text = await _caller!.InvokeAsync(_definition.Aggregator, """{"trigger":"lab"}""", cancellation);
        var report = JsonSerializer.Deserialize(text, WireContext.Default.Report)
            ?? throw new LabException($"{_definition.Aggregator} answered null.");
        var delivered = await Task.WhenAll(_definition.Topics.Select(topic => _world!.TakeAsync(topic, cancellation)));
        return new(report, text, [.. delivered.SelectMany(messages => messages)]);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _started.DisposeAsync();

    private async Task StartAsync(Action<string> say, TimeProvider clock, CancellationToken cancellation)
    {
        var folder = _started.PushPlain(RunFolder.Create());
        var authority = _started.PushPlain(CertificateAuthority.Open(CacheFolder.Of("authority"), clock));
        var hosts = PublicHosts.For(_definition.Region, _definition.Targets, IsOfNetwork);

        // The slowest to start, and the one that needs no network.
        var moto = StartMotoAsync(cancellation);
        try
        {
            var plan = LabPlan.Build(Input(hosts));
            Network = _started.Push(await RunningNetwork.StartAsync(plan, cancellation));
            say($"Network up: {plan.Namespaces.Count} namespaces, {plan.Links.Count} links.");
            foreach (var (resource, why) in plan.Unplayable)
            {
                say($"Not played: {resource}, {why}.");
            }

            Functions = _started.Push(new FunctionFleet(
                Network.Namespaces, new() { Region = _definition.Region, RootCertificateFile = authority.File }, clock));
            foreach (var function in _definition.Functions)
            {
                Functions.Deploy(function, [.. plan.Environments.Where(site => site.PlacementName == function.Name)]);
            }

            var services = new LabServices(_definition, Network, hosts, _started);
            var inside = Task.WhenAll(services.StartResolversAsync(cancellation), services.StartDatabasesAsync(authority, folder.Path, cancellation));
            await Task.WhenAll(inside, moto);
            services.StartClocks(clock);
            await services.StartFrontAsync(Functions, await moto, authority, clock, cancellation);
        }
        finally
        {
            // Whatever failed, moto must be known before it can be ended.
            await moto.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        _caller = _started.PushPlain(new LabCaller(
            Network.Namespaces, Network.Plan.Hosts.First(site => site.Host.Name == PublicHosts.AwsHost), _definition.Region, authority));
        say($"Services up: {Network.Plan.Hosts.Count} hosts, {Network.Plan.Resolvers.Count} resolvers, {_definition.Functions.Count} functions.");
    }

    private async Task<MotoServer> StartMotoAsync(CancellationToken cancellation)
    {
        var moto = _started.Push(await MotoServer.StartAsync(_definition.Account, cancellation));
        _world = new(moto, _definition.Region, _definition.Account);
        await Task.WhenAll(
        [
            .. _definition.Buckets.Keys.Select(bucket => _world.CreateBucketAsync(bucket, cancellation)),
            .. _definition.Topics.Select(topic => _world.CreateTopicAsync(topic, cancellation)),
            .. _definition.Parameters.Select(parameter => _world.PutParameterAsync(parameter.Key, parameter.Value, cancellation)),
        ]);
        return moto;
    }

    private LabInput Input(PublicHosts hosts) => new()
    {
        Snapshot = _definition.Network,
        Environments = [.. _definition.Functions.Select(function => new EnvironmentRequest(function.Name, function.Placement, function.ReservedConcurrency ?? 1))],
        ServiceHosts = hosts.Hosts,
    };

    private bool IsOfNetwork(string host) =>
        _definition.Network.DbInstances.Any(db => string.Equals(db.EndpointAddress, host, StringComparison.OrdinalIgnoreCase))
        || _definition.Network.LoadBalancers.Any(balancer => string.Equals(balancer.DnsName, host, StringComparison.OrdinalIgnoreCase))
        || _definition.Network.VpcEndpoints.Any(endpoint => endpoint.DnsNames.Contains(host, StringComparer.OrdinalIgnoreCase))
        || (System.Net.IPAddress.TryParse(host, out var address) && _definition.Network.Vpcs.Any(vpc => vpc.Contains(address)));
}
