using System.IO.Compression;
using System.Net;
using ProbeSuite.Aws.Reports;
using ProbeSuite.Topology;
using ProbeSuite.Topology.Differences;

namespace ProbeSuite.Aws.Tests.Reports;

public class NetworkStoreTests(MotoServer moto)
{
    private static readonly DateTimeOffset Morning = new(2026, 2, 28, 6, 0, 0, TimeSpan.Zero);

    private static readonly Snapshot Network = new()
    {
        Vpcs = [new() { Id = "vpc-1", CidrBlocks = [IPNetwork.Parse("10.0.0.0/16")], EnableDnsSupport = true }],
        RouteTables = [new() { Id = "rtb-1", VpcId = "vpc-1", Routes = [new(AddressRange.Of(IPNetwork.Parse("0.0.0.0/0")), new(RouteTargetKind.NatGateway, "nat-1"))] }],
        SecurityGroups = [new() { Id = "sg-1", Egress = [new(Protocol.Tcp, new(443, 443), RulePeer.Of(IPNetwork.Parse("0.0.0.0/0")))] }],
        NetworkInterfaces = [new() { Id = "eni-1", SubnetId = "subnet-1", VpcId = "vpc-1" }],
        Gaps = [new(ResourceKind.VpnGateways, "ec2:DescribeVpnGateways was denied")],
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_kept_is_read_without_what_comes_and_goes_by_itself()
    {
        using var s3 = moto.S3;
        var store = new NetworkStore(s3, await moto.CreateBucketAsync());
        Assert.Equal(new(null, null), await store.ReadAsync(Cancellation));

        Assert.Null(await store.WriteAsync(Network, Morning, Cancellation));

        var kept = await store.ReadAsync(Cancellation);
        Assert.Null(kept.Problem);
        Assert.Equal(Morning, kept.Network!.TakenAt);
        Assert.Empty(kept.Network.NetworkInterfaces);
        Assert.Empty(SnapshotDiff.Of(kept.Network, Network, configuredOnly: true));
    }

    [Fact]
    public async Task A_network_that_is_too_large_is_left_out_and_the_one_before_stays()
    {
        using var s3 = moto.S3;
        var store = new NetworkStore(s3, await moto.CreateBucketAsync());
        await store.WriteAsync(Network, Morning, Cancellation);
        var random = new Random(1);
        var huge = Network with { SecurityGroups = [.. Enumerable.Range(0, 40_000).Select(_ => new SecurityGroup { Id = $"sg-{random.NextInt64():x}", Name = Convert.ToBase64String(Noise(random)) })] };

        Assert.StartsWith("The network takes ", await store.WriteAsync(huge, Morning.AddDays(1), Cancellation), StringComparison.Ordinal);

        Assert.Equal(Morning, (await store.ReadAsync(Cancellation)).Network!.TakenAt);
    }

    [Theory]
    [InlineData(false, "not packed", "reports/network.json.gz is no network: ")]
    [InlineData(true, "{\"RouteTables\":[{}]}", "reports/network.json.gz is no network: reports/network.json.gz: RouteTables[0] has no RouteTableId. ")]
    public async Task What_is_no_network_says_so(bool packed, string content, string problem)
    {
        using var s3 = moto.S3;
        var bucket = await moto.CreateBucketAsync();
        var bytes = packed ? Packed(content) : System.Text.Encoding.UTF8.GetBytes(content);
        await s3.PutObjectAsync(new() { BucketName = bucket, Key = NetworkStore.Key, InputStream = new MemoryStream(bytes) }, Cancellation);

        Assert.StartsWith(problem, (await new NetworkStore(s3, bucket).ReadAsync(Cancellation)).Problem, StringComparison.Ordinal);
    }

    private static byte[] Packed(string content)
    {
        var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(System.Text.Encoding.UTF8.GetBytes(content));
        }

        return bytes.ToArray();
    }

    private static byte[] Noise(Random random)
    {
        var noise = new byte[96];
        random.NextBytes(noise);
        return noise;
    }
}
