using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Amazon.EC2;
using Amazon.Runtime;

namespace ProbeSuite.Aws.Network;

/// <summary>A moto server on a free loopback port for the tests of one class, with a default VPC and a network that was made in it.</summary>
public sealed class MotoServer : IAsyncLifetime
{
    public const string Region = "eu-west-1";

    private readonly int _port = FreePort();
    private Process? _process;

    public string Url => $"http://127.0.0.1:{_port}";

    public AmazonEC2Client Ec2()
    {
        var config = NetworkReader.ClientConfig();
        config.ServiceURL = Url;
        config.AuthenticationRegion = Region;
        return new AmazonEC2Client(new BasicAWSCredentials("key", "secret"), config);
    }

    public MadeNetwork Made { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await StartAsync();
        using var ec2 = Ec2();
        Made = await MadeNetwork.BuildAsync(ec2, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }

    private async Task StartAsync()
    {
        _process = Process.Start(new ProcessStartInfo("moto_server", ["-H", "127.0.0.1", "-p", $"{_port}"]) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException("moto_server did not start");
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        var said = _process.StandardError.ReadToEndAsync();
        for (var patience = Stopwatch.StartNew(); patience.Elapsed < TimeSpan.FromMinutes(1);)
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"moto_server ended: {await said}");
            }

            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, _port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
            }
        }

        throw new InvalidOperationException("moto_server does not listen after a minute");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
