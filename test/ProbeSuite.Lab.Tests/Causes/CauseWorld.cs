using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using ProbeSuite.Lab.Network;
using ProbeSuite.Lab.Tests.Network;
using ProbeSuite.Tests.Checks;

namespace ProbeSuite.Lab.Tests.Causes;

/// <summary>
/// Four placements, and two hosts that misbehave in every way: <c>web</c> on the internet, <c>server</c> in the VPC.
/// <code>
///   web 203.0.113.10 ── internet ── no-vpc
///                          │
///   vpc-a   public, private (NAT gateway), endpoint (no way out), data: server 10.0.3.20
/// </code>
/// </summary>
public sealed class CauseWorld : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("probesuite-causes").FullName;
    private readonly List<IAsyncDisposable> _started = [];

    internal RunningNetwork Network { get; private set; } = null!;

    /// <summary>The file that holds the one root to trust.</summary>
    internal string RootFile => Path.Combine(_folder, "root.pem");

    /// <summary>Whether packets of a placement come to a host and back.</summary>
    internal static bool Reaches(string placement, string host) => host == "web" ? placement is "no-vpc" or "private" : placement is not "no-vpc";

    internal static string AddressOf(string host) => host == "web" ? "203.0.113.10" : "10.0.3.20";

    internal string NamespaceOf(string placement) => Network.Plan.Environments.First(site => site.PlacementName == placement).Namespace;

    public async ValueTask InitializeAsync()
    {
        var root = Issued.Root();
        await File.WriteAllTextAsync(RootFile, root.Certificate.ExportCertificatePem());
        Network = await RunningNetwork.StartAsync(Plan(), CancellationToken.None);
        foreach (var (site, address) in Network.Plan.Resolvers.SelectMany(site => site.Addresses.Select(address => (site, address))))
        {
            _started.Add(new Datagram(Network.Namespaces.BindUdp(site.Namespace, new(address, 53)), question => Datagram.Resolve(question, Known)));
        }

        await HostAsync("host-web", "web");
        await HostAsync("i-server", "server");

        async Task HostAsync(string ns, string name)
        {
            var host = new CauseHost(Network.Namespaces, ns, name, IPAddress.Parse(AddressOf(name)), root);
            _started.Add(host);
            await host.StartAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var started in _started)
        {
            await started.DisposeAsync();
        }

        await Network.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>What <c>probesuite check</c> sees in a placement's execution environment: a line for each URL, <c>URL: outcome</c>.</summary>
    internal async Task<IReadOnlyList<string>> CheckAsync(string placement, IEnumerable<string> urls)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "ProbeSuite.Cli"), ["check", "--json", "--patience", "1s", .. urls])
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["SSL_CERT_FILE"] = RootFile, ["SSL_CERT_DIR"] = _folder, ["AWS_REGION"] = "eu-west-1",
                ["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE", ["AWS_SECRET_ACCESS_KEY"] = "secret", ["AWS_SESSION_TOKEN"] = "session",
            },
        };
        using var process = Network.Namespaces.Start(NamespaceOf(placement), start);
        var answers = JsonNode.Parse(await process.StandardOutput.ReadToEndAsync())!.AsArray();
        await process.WaitForExitAsync();
        return [.. answers.Select(answer => $"{answer!["url"]}: {Words(answer["observation"]!["outcome"]!.AsObject())}")];
    }

    private static string Words(JsonObject outcome) =>
        string.Join(' ', outcome.Where(property => property.Key != "waitedMs" && property.Value is not null).Select(property => property.Value!.ToString()));

    internal static string? Known(string name) => name switch
    {
        "web.test" or "web-bucket.s3.eu-west-1.amazonaws.com" => AddressOf("web"),
        "server.test" or "server-bucket.s3.eu-west-1.amazonaws.com" => AddressOf("server"),
        "six.test" => "2001:db8::99",
        "self.test" => "127.0.0.1",
        "nodata.test" => "",
        "broken.test" => "SERVFAIL",
        "refused.test" => "REFUSED",
        "silent.test" => "silence",
        _ => null,
    };

    private static LabPlan Plan() => new Net()
        .Vpc("vpc-a", "10.0.0.0/16")
        .Subnet("public", "vpc-a", "10.0.0.0/24", "0.0.0.0/0 igw-a")
        .Subnet("private", "vpc-a", "10.0.1.0/24", "0.0.0.0/0 nat-a")
        .Subnet("endpoint", "vpc-a", "10.0.2.0/24")
        .Subnet("data", "vpc-a", "10.0.3.0/24")
        .Nat("nat-a", "public", "198.51.100.9")
        .Group("sg-lambda", "vpc-a", "out all 0.0.0.0/0")
        .Group("sg-server", "vpc-a", "in all 0.0.0.0/0")
        .Instance("i-server", "vpc-a", "data", "10.0.3.20", "sg-server")
        .Host("web", "203.0.113.10")
        .Function("no-vpc")
        .Function("private", "sg-lambda", ["private"])
        .Function("public", "sg-lambda", ["public"])
        .Function("endpoint", "sg-lambda", ["endpoint"])
        .Plan;
}
