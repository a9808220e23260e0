using System.Runtime.CompilerServices;
using ProbeSuite.Topology;

namespace ProbeSuite.Aws.Lambda;

/// <summary>Reads functions as the topology knows them.</summary>
public sealed class FunctionReader(AmazonLambdaClient lambda)
{
    /// <summary>The variable that names a probe's placement.</summary>
    public const string PlacementVariable = "PROBESUITE_PLACEMENT";

    /// <summary>The tag that does so where the variable may not be read.</summary>
    public const string PlacementTag = "probesuite:placement";

    /// <summary>One function, with its state.</summary>
    /// <param name="nameOrArn">Its name or ARN.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="AmazonLambdaException">There is no such function, or it may not be read.</exception>
    public async Task<LambdaFunction> ReadAsync(string nameOrArn, CancellationToken cancellation) =>
        ToFunction(await lambda.GetFunctionConfigurationAsync(new() { FunctionName = nameOrArn }, cancellation));

    /// <summary>All functions of the Region, without their states, page by page.</summary>
    /// <exception cref="AmazonLambdaException">They may not be listed.</exception>
    public async IAsyncEnumerable<LambdaFunction> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        string? marker = null;
        do
        {
            var page = await lambda.ListFunctionsAsync(new() { Marker = marker }, cancellation);
            foreach (var function in page.Functions ?? [])
            {
                yield return ToFunction(function);
            }

            marker = page.NextMarker;
        }
        while (!string.IsNullOrEmpty(marker));
    }

    /// <summary>The placement that a function's tags name; null when they name none.</summary>
    /// <exception cref="AmazonLambdaException">The tags may not be read.</exception>
    public async Task<string?> ReadPlacementTagAsync(string arn, CancellationToken cancellation) =>
        (await lambda.ListTagsAsync(new() { Resource = arn }, cancellation)).Tags?.GetValueOrDefault(PlacementTag);

    /// <summary>A function as the topology knows it.</summary>
    public static LambdaFunction ToFunction(FunctionConfiguration configuration) => new()
    {
        Name = configuration.FunctionName ?? configuration.FunctionArn ?? "",
        Arn = configuration.FunctionArn,
        PlacementName = configuration.Environment?.Variables?.GetValueOrDefault(PlacementVariable),
        Placement = ToPlacement(configuration),
        State = configuration.State,
        StateReasonCode = configuration.StateReasonCode,
        StateReason = configuration.StateReason,
        LastUpdateStatus = configuration.LastUpdateStatus,
        LastUpdateStatusReasonCode = configuration.LastUpdateStatusReasonCode,
        Role = configuration.Role,
        TimeoutSeconds = configuration.Timeout,
    };

    private static Placement ToPlacement(FunctionConfiguration configuration) => new()
    {
        VpcId = configuration.VpcConfig?.VpcId is { Length: > 0 } vpc ? vpc : null,
        SubnetIds = configuration.VpcConfig?.SubnetIds ?? [],
        SecurityGroupIds = configuration.VpcConfig?.SecurityGroupIds ?? [],
        Ipv6AllowedForDualStack = configuration.VpcConfig?.Ipv6AllowedForDualStack ?? false,
        Unknown = configuration.CapacityProviderArn is { } provider ? $"the network is that of the capacity provider {provider}" : null,
    };
}
