using Amazon.EC2;
using Amazon.Runtime;
using ProbeSuite.Aws.Lambda;
using ProbeSuite.Aws.Network;
using ProbeSuite.Aws.Query;
using ProbeSuite.Topology;

namespace ProbeSuite.Cli.Sources;

/// <summary>The network of an account in one Region, with its functions, databases and load balancers, as AWS tells it now.</summary>
internal static class Account
{
    /// <summary>Lambda answers a hundred questions about functions a second, and others ask too.</summary>
    private const int AtOnce = 8;

    /// <summary>Kinds that EC2's reader cannot tell of; the readers of other services do.</summary>
    private static readonly HashSet<ResourceKind> OfOthers = [ResourceKind.DbInstances, ResourceKind.LoadBalancers];

    /// <summary>Reads it. What is denied is a gap, and a line on standard error.</summary>
    /// <param name="choice">Which account.</param>
    /// <param name="needsState">Of which functions the state matters, which takes a call for each; null for none.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="AccountException">Nothing can be read.</exception>
    public static async Task<Snapshot> ReadAsync(AccountChoice choice, Predicate<LambdaFunction>? needsState, CancellationToken cancellation)
    {
        var session = AwsSession.Open(choice);
        using var ec2 = new AmazonEC2Client(session.Credentials, session.Configure(NetworkReader.ClientConfig()));
        using var lambda = new AmazonLambdaClient(session.Credentials, session.Configure(new AmazonLambdaConfig()));
        using var rds = Query(session, QueryConfig.Rds());
        using var cache = Query(session, QueryConfig.ElastiCache());
        using var balancers = Query(session, QueryConfig.LoadBalancers());
        using var classic = Query(session, QueryConfig.ClassicLoadBalancers());
        try
        {
            var functions = FunctionsAsync(new FunctionReader(lambda), needsState, cancellation);
            var databases = new DatabaseReader(rds, cache).ReadAsync(cancellation);
            var named = new LoadBalancerReader(balancers, classic).ReadAsync(cancellation);
            var network = await new NetworkReader(ec2, TimeProvider.System).ReadAsync(cancellation);
            var (read, functionGaps) = await functions;
            var (dbInstances, databaseGaps) = await databases;
            var (loadBalancers, balancerGaps) = await named;
            var snapshot = network with
            {
                Functions = read,
                DbInstances = dbInstances,
                LoadBalancers = loadBalancers,
                Gaps = [.. network.Gaps.Where(gap => !OfOthers.Contains(gap.Kind)), .. functionGaps, .. databaseGaps, .. balancerGaps],
            };
            await TellAsync(snapshot.Gaps.Select(gap => $"{(gap.ResourceId is { } id ? id : Words.Of(gap.Kind))} {(gap.ResourceId is null ? "are" : "is")} not known: {gap.Why}"));
            return snapshot with { Account = snapshot.Account ?? SnapshotOrigin.Account(snapshot) };
        }
        catch (Exception e) when (e is NetworkReadException or AmazonClientException or AmazonServiceException or HttpRequestException)
        {
            throw new AccountException($"{e.Message.TrimEnd('.')}; are the credentials for this account and Region valid? aws sts get-caller-identity tells");
        }
    }

    private static QueryClient Query(AwsSession session, QueryConfig config) => new(session.Credentials, session.Configure(config));

    private static async Task TellAsync(IEnumerable<string> lines)
    {
        foreach (var line in lines.Distinct())
        {
            await Console.Error.WriteLineAsync($"probesuite: {line}");
        }
    }

    private static async Task<(IReadOnlyList<LambdaFunction> Functions, IReadOnlyList<Gap> Gaps)> FunctionsAsync(FunctionReader reader, Predicate<LambdaFunction>? needsState, CancellationToken cancellation)
    {
        var functions = new List<LambdaFunction>();
        try
        {
            await foreach (var function in reader.ReadAllAsync(cancellation))
            {
                functions.Add(function);
            }
        }
        catch (AmazonLambdaException e)
        {
            return (functions, [new(ResourceKind.Functions, Why("lambda:ListFunctions", e))]);
        }

        return needsState is null ? (functions, []) : (await WithStatesAsync(reader, functions, needsState, cancellation), []);
    }

    private static async Task<IReadOnlyList<LambdaFunction>> WithStatesAsync(FunctionReader reader, List<LambdaFunction> listed, Predicate<LambdaFunction> needsState, CancellationToken cancellation)
    {
        var known = listed.ToArray();
        var asked = Enumerable.Range(0, known.Length).Where(index => needsState(known[index]));
        string? denied = null;
        await Parallel.ForEachAsync(asked, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (index, stop) =>
        {
            try
            {
                // The list has the same settings; what is denied or just deleted stays without its state.
                known[index] = denied is null ? await reader.ReadAsync(known[index].Arn ?? known[index].Name, stop) : known[index];
            }
            catch (AmazonLambdaException e)
            {
                denied = e.StatusCode == System.Net.HttpStatusCode.NotFound ? denied : Why("lambda:GetFunctionConfiguration", e);
            }
        });
        await TellAsync(denied is null ? [] : [$"states of functions are not known: {denied}"]);
        return known;
    }

    private static string Why(string action, AmazonLambdaException e) =>
        e.StatusCode == System.Net.HttpStatusCode.Forbidden ? $"{action} was denied" : $"{action} failed: {e.ErrorCode}: {e.Message.TrimEnd('.')}";
}
