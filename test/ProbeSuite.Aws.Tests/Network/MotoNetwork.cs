using Amazon.EC2;
using ProbeSuite.Aws.Tests;

namespace ProbeSuite.Aws.Network;

/// <summary>The tests' moto with a network that was made in it, beside the default VPC.</summary>
public sealed class MotoNetwork(MotoServer moto) : IAsyncLifetime
{
    public Uri Url => moto.Url;

    public MadeNetwork Made { get; private set; } = null!;

    public AmazonEC2Client Ec2()
    {
        var config = NetworkReader.ClientConfig();
        config.ServiceURL = $"{Url}";
        config.AuthenticationRegion = MotoServer.Region;
        return new AmazonEC2Client(MotoServer.Credentials, config);
    }

    public async ValueTask InitializeAsync()
    {
        using var ec2 = Ec2();
        Made = await MadeNetwork.BuildAsync(ec2, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
