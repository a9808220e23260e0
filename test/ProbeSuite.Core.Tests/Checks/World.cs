using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using ProbeSuite.Checks;
using ProbeSuite.Targets;

namespace ProbeSuite.Tests.Checks;

/// <summary>The world of a check in these tests: loopback may be tried, and every name is the loopback address unless said otherwise.</summary>
internal static class World
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static readonly AwsCredentials Credentials = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "session/token+==");

    public static CheckContext Context { get; } = new()
    {
        Clock = TimeProvider.System,
        Region = "eu-west-1",
        Credentials = Credentials,
        Names = new Names(_ => [IPAddress.Loopback]),
        MayBeTried = _ => true,
    };

    public static CheckContext Trusting(X509Certificate2 root) => Context with { Trust = [root] };

    /// <summary>Runs a check. Loopback is refused as a target, so URLs name <c>host.test</c>, which resolves to it.</summary>
    public static Task<Observation> TryAsync(string url, CheckContext? context = null, TimeSpan? patience = null, CancellationToken cancellation = default) =>
        Check.RunAsync(Target.Parse(url, "target"), patience ?? Patience, context ?? Context, cancellation);
}

/// <summary>Tells the same time always, so that a token is the same always; timers and durations are real.</summary>
internal sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}

/// <summary>A resolver that answers from a function; a null answer is silence.</summary>
internal sealed class Names(Func<string, IPAddress[]?> addresses) : INameLookup
{
    public List<(string Name, AddressFamily Family)> Asked { get; } = [];

    public Task EnterAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task<IPAddress[]> LookupAsync(string name, AddressFamily family)
    {
        lock (Asked)
        {
            Asked.Add((name, family));
        }

        return addresses(name) is not { } found ? new TaskCompletionSource<IPAddress[]>().Task
            : found.Length == 0 ? Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound))
            : Task.FromResult(found);
    }
}
