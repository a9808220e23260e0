using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ProbeSuite.Lab.Environments;
using ProbeSuite.Lab.Faults;
using ProbeSuite.Lab.Network;
using ProbeSuite.Lab.Services;
using ProbeSuite.Lab.Services.Databases;
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
    private readonly LabConditions _conditions;
    private LabCaller? _caller;
    private MotoWorld? _world;
    private FaultDesk? _faults;
    private PublicFront? _front;

    private RunningLab(LabDefinition definition)
    {
        _definition = definition;
        _conditions = new(definition.Functions.FirstOrDefault(function => function.Placement.InVpc)?.Name);
    }

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

    /// <summary>The Region that it plays.</summary>
    public string Region => _definition.Region;

    /// <summary>What is broken on purpose.</summary>
    public IReadOnlyList<Fault> Broken => _conditions.Active;

    /// <summary>Breaks these things, and mends all others. No run may be under way.</summary>
    /// <exception cref="LabException">The lab has nothing that could break so; then it stays as it was.</exception>
    public Task BreakAsync(IReadOnlyList<Fault> faults, CancellationToken cancellation) => _faults!.SetAsync(faults, cancellation);

    /// <summary>Answers a request as the hosts of the lab's internet would, told apart by name.</summary>
    internal Task AnswerAsync(HttpContext context) => _front!.AnswerAsync(context);

    /// <summary>Has the aggregator run once, and takes what SNS delivered of it.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <param name="patience">How long a check waits; null for what the aggregator is configured with.</param>
    /// <exception cref="LabException">It failed; the message has the end of its log.</exception>
    public async Task<LabRun> RunAsync(CancellationToken cancellation, TimeSpan? patience = null)
    {
        var ask = new JsonObject { ["trigger"] = "lab" };
        if (patience is { } time)
        {
            ask["patience"] = $"{time.TotalMilliseconds:0}ms";
        }

        var text = await _caller!.InvokeAsync(_definition.Aggregator, ask.ToJsonString(), cancellation);
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
        var blueprint = LabBlueprint.Of(_definition);

        // The slowest to start, and the one that needs no network.
        var moto = StartMotoAsync(cancellation);
        try
        {
            var plan = blueprint.Plan(_definition.Network);
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

            var services = new LabServices(_definition, Network, blueprint.Hosts, _started);
            var databases = _started.Push(new LabDatabases(Network, authority, folder.Path));
            await Task.WhenAll(services.StartResolversAsync(cancellation), databases.SetAsync(DatabaseState.Up, cancellation), moto);
            services.StartClocks(clock);
            _front = await services.StartFrontAsync(Functions, await moto, authority, _conditions, clock, cancellation);
            var server = await moto;
            _faults = _started.PushPlain(new FaultDesk(
                _definition, Network, Functions, databases, _conditions, folder.Path, blueprint.Plan, () => _front.Network = services.OfNetwork(server)));
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
}
