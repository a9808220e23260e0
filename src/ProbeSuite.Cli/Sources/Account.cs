using Amazon.EC2;
using Amazon.Runtime;
using ProbeSuite.Aws.Lambda;
using ProbeSuite.Aws.Network;
using ProbeSuite.Topology;

namespace ProbeSuite.Cli.Sources;

/// <summary>The network of an account in one Region, with its functions, as AWS tells it now.</summary>
internal static class Account
{
    /// <summary>Lambda answers a hundred questions about functions a second, and others ask too.</summary>
    private const int AtOnce = 8;

    private static readonly HashSet<ResourceKind> NeverRead = [ResourceKind.DbInstances, ResourceKind.LoadBalancers];

    /// <summary>Reads it. What is denied is a gap, and a line on standard error.</summary>
    /// <exception cref="AccountException">Nothing can be read.</exception>
    public static async Task<Snapshot> ReadAsync(AccountChoice choice, bool withStates, CancellationToken cancellation)
    {
        var session = AwsSession.Open(choice);
        var config = NetworkReader.ClientConfig();
        config.RegionEndpoint = session.Region;
        using var ec2 = new AmazonEC2Client(session.Credentials, config);
        using var lambda = new AmazonLambdaClient(session.Credentials, new() { RegionEndpoint = session.Region });
        try
        {
            var functions = FunctionsAsync(new FunctionReader(lambda), withStates, cancellation);
            var network = await new NetworkReader(ec2, TimeProvider.System).ReadAsync(cancellation);
            var (read, gaps) = await functions;
            var snapshot = network with { Functions = read, Gaps = [.. network.Gaps, .. gaps] };
            foreach (var line in snapshot.Gaps.Where(gap => !NeverRead.Contains(gap.Kind)).Select(gap => $"{Words.Of(gap.Kind)} are not known: {gap.Why}").Distinct())
            {
                await Console.Error.WriteLineAsync($"probesuite: {line}");
            }

            return snapshot;
        }
        catch (Exception e) when (e is NetworkReadException or AmazonClientException or AmazonServiceException or HttpRequestException)
        {
            throw new AccountException($"{e.Message.TrimEnd('.')}; are the credentials for this account and Region valid? aws sts get-caller-identity tells");
        }
    }

    private static async Task<(IReadOnlyList<LambdaFunction> Functions, IReadOnlyList<Gap> Gaps)> FunctionsAsync(FunctionReader reader, bool withStates, CancellationToken cancellation)
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

        return withStates ? await WithStatesAsync(reader, functions, cancellation) : (functions, []);
    }

    private static async Task<(IReadOnlyList<LambdaFunction> Functions, IReadOnlyList<Gap> Gaps)> WithStatesAsync(FunctionReader reader, List<LambdaFunction> listed, CancellationToken cancellation)
    {
        var known = listed.ToArray();
        string? denied = null;
        await Parallel.ForEachAsync(Enumerable.Range(0, known.Length), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (index, stop) =>
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
        if (denied is not null)
        {
            await Console.Error.WriteLineAsync($"probesuite: states of functions are not known: {denied}");
        }

        return (known, []);
    }

    private static string Why(string action, AmazonLambdaException e) =>
        e.StatusCode == System.Net.HttpStatusCode.Forbidden ? $"{action} was denied" : $"{action} failed ({e.ErrorCode}: {e.Message.TrimEnd('.')})";
}
