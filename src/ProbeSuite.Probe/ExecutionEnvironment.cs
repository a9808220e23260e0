using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text.Json;
using ProbeSuite.Checks;

namespace ProbeSuite.Probe;

/// <summary>Where the function runs, as it can tell itself.</summary>
/// <param name="clock">Limits the question for the zone.</param>
/// <param name="metadataApi">Host and port of Lambda's metadata endpoint; null where there is none.</param>
/// <param name="metadataToken">The secret that it wants to see; null where there is none.</param>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-metadata-endpoint.html"/>
internal sealed class ExecutionEnvironment(TimeProvider clock, string? metadataApi, string? metadataToken)
{
    private const string MetadataPath = "/2026-01-15/metadata/execution-environment";

    // The endpoint is on the same host. Whatever takes longer is not worth the sweep's answer.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    private string? _zone;

    /// <summary>The environment that Lambda's variables tell.</summary>
    public static ExecutionEnvironment FromEnvironment(TimeProvider clock) => new(
        clock,
        Environment.GetEnvironmentVariable("AWS_LAMBDA_METADATA_API"),
        Environment.GetEnvironmentVariable("AWS_LAMBDA_METADATA_TOKEN"));

    /// <summary>The addresses of its interfaces, loopback and link-local ones left out; empty when they cannot be read.</summary>
    public static IReadOnlyList<string> Addresses()
    {
        try
        {
            return
            [
                .. NetworkInterface.GetAllNetworkInterfaces()
                    .Where(card => card.NetworkInterfaceType != NetworkInterfaceType.Loopback)
                    .SelectMany(card => card.GetIPProperties().UnicastAddresses)
                    .Select(unicast => unicast.Address)
                    .Where(address => !IPAddress.IsLoopback(address) && !address.IsIPv6LinkLocal)
                    .Select(address => address.ToString())
                    .Distinct(),
            ];
        }
        catch (NetworkInformationException)
        {
            return [];
        }
    }

    /// <summary>The id of the availability zone, <c>use1-az1</c>; null where Lambda does not tell it. It does not change.</summary>
    public async Task<string?> AvailabilityZoneAsync(CancellationToken cancellation) =>
        _zone ??= metadataApi is { Length: > 0 } && metadataToken is { Length: > 0 } && IPEndPoint.TryParse(metadataApi, out var endpoint)
            ? await AskAsync(endpoint, metadataToken, cancellation)
            : null;

    private async Task<string?> AskAsync(IPEndPoint endpoint, string token, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(endpoint, either.Token);
            await using var stream = new NetworkStream(socket);
            var answer = await HttpExchange.GetAsync(
                stream, MetadataPath, [("Host", metadataApi!), ("Authorization", $"Bearer {token}")], needsBody: true, either.Token);
            using var json = JsonDocument.Parse(answer.Body);
            return answer.Status == 200 && json.RootElement.TryGetProperty("AvailabilityZoneID", out var zone) ? zone.GetString() : null;
        }
        catch (Exception error) when (error is SocketException or IOException or OperationCanceledException or FormatException
            or JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
