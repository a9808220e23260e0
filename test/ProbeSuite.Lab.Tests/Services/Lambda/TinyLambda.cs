using System.Net;
using System.Text.Json.Nodes;
using ProbeSuite.Lab.Environments;
using ProbeSuite.Lab.Network;
using ProbeSuite.Lab.Services.Http;
using ProbeSuite.Lab.Services.Lambda;

namespace ProbeSuite.Lab.Tests.Services.Lambda;

/// <summary>A Lambda API over TLS with a few functions of the tiny program.</summary>
public sealed class TinyLambda : IAsyncLifetime
{
    private const string Arn = "arn:aws:lambda:eu-west-1:123456789012:function:";

    private readonly string _folder = Directory.CreateTempSubdirectory("probesuite-test-").FullName;
    private readonly HostNamespaces _namespaces = new();
    private FunctionFleet _fleet = null!;
    private CertificateAuthority _authority = null!;
    private HttpFront _front = null!;
    private string _url = "";

    public async ValueTask InitializeAsync()
    {
        _authority = CertificateAuthority.Open(_folder, TimeProvider.System);
        _fleet = new(_namespaces, new() { Region = "eu-west-1", RootCertificateFile = _authority.File }, TimeProvider.System);
        Deploy("tiny", 1);
        Deploy("tiny-broken", 1, variables: new() { ["CANNOT_START"] = "yes" });
        Deploy("tiny-twice", 2, reserved: 2);
        Deploy("tiny-patient", 1, seconds: 20);
        var listener = new Listener(_namespaces.Listen("", new(IPAddress.Loopback, 0)), new(_authority));
        _url = $"https://localhost:{listener.Address.Port}";
        _front = await HttpFront.StartAsync([listener], new LambdaApi(_fleet, TimeProvider.System).AnswerAsync, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _front.DisposeAsync();
        await _fleet.DisposeAsync();
        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Asks by botocore.</summary>
    public Task<JsonNode[]> AskAsync(params string[] calls) => Boto.AskAsync("lambda", _url, _authority.File, calls);

    private void Deploy(string name, int environments, Dictionary<string, string>? variables = null, int? reserved = null, int seconds = 1) => _fleet.Deploy(
        new()
        {
            Name = name,
            Arn = Arn + name,
            Program = Path.Combine(AppContext.BaseDirectory, "Environments", "tiny-function.py"),
            TimeoutSeconds = seconds,
            MemoryMb = 256,
            Role = "arn:aws:iam::123456789012:role/tiny",
            Variables = variables ?? new() { ["COLOUR"] = "blue" },
            Tags = new Dictionary<string, string> { ["probesuite:placement"] = name },
            Placement = new() { VpcId = "vpc-1", SubnetIds = ["subnet-1"], SecurityGroupIds = ["sg-1"] },
            ReservedConcurrency = reserved,
        },
        [.. Enumerable.Range(0, environments).Select(index => new EnvironmentSite(name, index, $"{name}-{index}") { AvailabilityZoneId = "euw1-az1" })]);
}
