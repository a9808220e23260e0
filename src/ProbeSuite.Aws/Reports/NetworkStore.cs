using System.IO.Compression;
using Amazon.S3;
using Amazon.S3.Model;
using ProbeSuite.Topology;
using ProbeSuite.Topology.Differences;
using ProbeSuite.Topology.Saved;

namespace ProbeSuite.Aws.Reports;

/// <summary>
/// The network of the last run without a disagreement: what changed since is where to look when there is one. It holds
/// bodies of <c>aws ec2 describe-*</c>, gzipped, so that it unpacks into a folder for <c>probesuite</c>. Of two runs that
/// end at once the one that ends last stays, which was begun a moment earlier at worst.
/// </summary>
public sealed class NetworkStore(IAmazonS3 s3, string bucket)
{
    /// <summary>Where it lies.</summary>
    public const string Key = "reports/network.json.gz";

    /// <summary>Bytes that it may have, packed: some hundred times what a Region with ten VPCs takes.</summary>
    public const int MostBytes = 4_000_000;

    /// <summary>Bytes that it may have unpacked, whoever wrote it.</summary>
    private const int MostUnpacked = 100_000_000;

    /// <summary>What is there; no network when there is none, or none that can be read.</summary>
    /// <exception cref="AmazonS3Exception">It may not be read.</exception>
    public async Task<StoredNetwork> ReadAsync(CancellationToken cancellation) => await s3.ReadAsync(bucket, Key, response => ReadAsync(response.ResponseStream, cancellation), cancellation) ?? new(null, null);

    /// <summary>Keeps a network; one that is too large is left out, and the one that was there stays.</summary>
    /// <returns>Why it was left out, in a sentence; null when it was written.</returns>
    /// <exception cref="AmazonS3Exception">It may not be written.</exception>
    public async Task<string?> WriteAsync(Snapshot network, DateTimeOffset at, CancellationToken cancellation)
    {
        var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            SnapshotText.Write(NetworkChanges.Kept(network, at), gzip);
        }

        if (packed.Length > MostBytes)
        {
            return $"The network takes {packed.Length / 1_000_000} MB packed, and {Key} holds {MostBytes / 1_000_000}: what changes in it cannot be told.";
        }

        packed.Position = 0;
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = Key, ContentType = "application/gzip", InputStream = packed }, cancellation);
        return null;
    }

    private static async Task<StoredNetwork> ReadAsync(Stream packed, CancellationToken cancellation)
    {
        try
        {
            await using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
            return new(SnapshotText.Read(await ReadAllAsync(unpacked, cancellation), Key), null);
        }
        catch (Exception spoilt) when (spoilt is SnapshotException or InvalidDataException)
        {
            return new(null, $"{Key} is no network: {spoilt.Message.TrimEnd('.')}. What changed in the network is told again after the next run without a disagreement.");
        }
    }

    private static async Task<byte[]> ReadAllAsync(Stream stream, CancellationToken cancellation)
    {
        var all = new MemoryStream();
        var part = new byte[81920];
        while (await stream.ReadAsync(part, cancellation) is > 0 and var read)
        {
            all.Write(part, 0, read);
            if (all.Length > MostUnpacked)
            {
                throw new InvalidDataException($"it unpacks to more than {MostUnpacked / 1_000_000} MB");
            }
        }

        return all.ToArray();
    }
}

/// <summary>The network as it was found.</summary>
/// <param name="Network">The network, which knows when it was taken; null when there is none.</param>
/// <param name="Problem">Why what is there cannot be read, and what follows, in a sentence; null when it can, or nothing is there.</param>
public sealed record StoredNetwork(Snapshot? Network, string? Problem);
