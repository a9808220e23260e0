using System.Collections.Concurrent;
using ProbeSuite.Lab.Network;

namespace ProbeSuite.Lab.Environments;

/// <summary>The functions of a lab with their execution environments, which start when they are needed and stay warm.</summary>
/// <param name="namespaces">Where environments run.</param>
/// <param name="settings">What they share.</param>
/// <param name="clock">Measures time-outs.</param>
public sealed class FunctionFleet(INamespaces namespaces, EnvironmentSettings settings, TimeProvider clock) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Deployed> _functions = new(StringComparer.Ordinal);

    /// <summary>All functions, sorted by name.</summary>
    public IReadOnlyList<LabFunction> Functions =>
        [.. _functions.Values.Select(deployed => deployed.Function).OrderBy(function => function.Name, StringComparer.Ordinal)];

    /// <summary>Adds a function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="sites">Where its environments may run, one each.</param>
    public void Deploy(LabFunction function, IReadOnlyList<EnvironmentSite> sites) =>
        _functions[function.Name] = new(function, [.. sites.Select(site => new Place(site))]);

    /// <summary>Replaces a function's configuration. Its warm environments end, as after an update in Lambda; it must be idle.</summary>
    public async Task UpdateAsync(LabFunction function)
    {
        var places = _functions[function.Name].Places;
        foreach (var place in places)
        {
            if (place.Environment is { } warm)
            {
                place.Environment = null;
                await warm.DisposeAsync();
            }
        }

        _functions[function.Name] = new(function, places);
    }

    /// <summary>A function by its name; null when there is none.</summary>
    public LabFunction? Find(string name) => _functions.GetValueOrDefault(name)?.Function;

    /// <summary>The environment variables of a function's process, with those by which common tools trust the lab's hosts.</summary>
    public IReadOnlyDictionary<string, string> Variables(LabFunction function)
    {
        var variables = LambdaVariables.Of(function, settings, "127.0.0.1:9001", "shell", null);
        foreach (var name in new[] { "CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "AWS_CA_BUNDLE", "PGSSLROOTCERT" })
        {
            variables[name] = settings.RootCertificateFile;
        }

        return variables;
    }

    /// <summary>Runs a function once: in a warm environment if one is idle, else in one that starts cold.</summary>
    /// <exception cref="ConcurrencyException">As many environments are busy as there may be.</exception>
    public async Task<InvocationResult> InvokeAsync(LabFunction function, Invocation invocation, CancellationToken cancellation)
    {
        var place = _functions[function.Name].Take() ?? throw new ConcurrencyException(function.Name);
        try
        {
            return await InvokeAsync(function, place, invocation, cancellation);
        }
        finally
        {
            if (place.Environment is { IsAlive: false } broken)
            {
                place.Environment = null;
                await broken.DisposeAsync();
            }

            place.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        var environments = _functions.Values.SelectMany(deployed => deployed.Places).Select(place => place.Environment);
        await Task.WhenAll(environments.OfType<ExecutionEnvironment>().Select(environment => environment.DisposeAsync().AsTask()));
    }

    private async Task<InvocationResult> InvokeAsync(
        LabFunction function, Place place, Invocation invocation, CancellationToken cancellation)
    {
        if (place.Environment is not { } environment)
        {
            environment = place.Environment =
                await ExecutionEnvironment.StartAsync(function, place.Site, namespaces, settings, clock, cancellation);
            if (await environment.InitialiseAsync(settings.InitPatience, cancellation) is { } error)
            {
                return new(invocation.RequestId, error, RuntimeAnswer.Unhandled, environment.Log);
            }
        }

        return await environment.InvokeAsync(invocation, cancellation);
    }

    private sealed record Deployed(LabFunction Function, IReadOnlyList<Place> Places)
    {
        // Warm environments first, as in Lambda.
        public Place? Take() => Places
            .Take(Function.ReservedConcurrency ?? int.MaxValue)
            .OrderByDescending(place => place.Environment is not null)
            .FirstOrDefault(place => place.TryTake());
    }

    /// <summary>Room for one environment.</summary>
    private sealed class Place(EnvironmentSite site)
    {
        private int _taken;

        public EnvironmentSite Site => site;

        public ExecutionEnvironment? Environment { get; set; }

        public bool TryTake() => Interlocked.Exchange(ref _taken, 1) == 0;

        public void Release() => Interlocked.Exchange(ref _taken, 0);
    }
}

/// <summary>A function is busy in all the environments that it may have.</summary>
/// <param name="function">Its name.</param>
public sealed class ConcurrencyException(string function) : Exception($"All execution environments of {function} are busy.");
