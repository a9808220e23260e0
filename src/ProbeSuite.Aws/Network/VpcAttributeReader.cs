using Amazon.EC2;
using ProbeSuite.Topology;

namespace ProbeSuite.Aws.Network;

/// <summary>What EC2 tells of a VPC only when asked for it: DNS attributes one by one, and exclusions from Block Public Access.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html#vpc-dns-support"/>
internal sealed class VpcAttributeReader(IAmazonEC2 ec2, KindReadings readings)
{
    /// <summary>The VPC with its DNS attributes; null stays what cannot be read, and a gap says why.</summary>
    public async Task<Vpc> CompleteAsync(Vpc vpc, CancellationToken cancellation)
    {
        bool? support = null, hostnames = null;
        var failure = await readings.FailureAsync("DescribeVpcAttribute", async () =>
        {
            support = (await AskAsync(VpcAttributeName.EnableDnsSupport)).EnableDnsSupport;
            hostnames = (await AskAsync(VpcAttributeName.EnableDnsHostnames)).EnableDnsHostnames;
        });
        if (failure is not null)
        {
            readings.Miss(ResourceKind.Vpcs, failure, vpc.Id);
        }

        return vpc with { EnableDnsSupport = support, EnableDnsHostnames = hostnames };

        Task<Amazon.EC2.Model.DescribeVpcAttributeResponse> AskAsync(VpcAttributeName name) =>
            ec2.DescribeVpcAttributeAsync(new() { VpcId = vpc.Id, Attribute = name }, cancellation);
    }

    /// <summary>The exclusions, which are asked for only where something is blocked.</summary>
    public async Task<BlockPublicAccessExclusions> ExclusionsAsync(Snapshot snapshot, CancellationToken cancellation)
    {
        var exclusions = new BlockPublicAccessExclusions();
        string[] blocked = [.. snapshot.Vpcs.Where(vpc => vpc.BlockPublicAccess != BlockPublicAccess.Off).Select(vpc => vpc.Id)];
        if (blocked.Length == 0)
        {
            return exclusions;
        }

        var failure = await readings.FailureAsync("DescribeVpcBlockPublicAccessExclusions", async () =>
        {
            string? next = null;
            do
            {
                var page = await ec2.DescribeVpcBlockPublicAccessExclusionsAsync(new() { NextToken = next }, cancellation);
                foreach (var exclusion in page.VpcBlockPublicAccessExclusions ?? [])
                {
                    exclusions.Add(exclusion.ResourceArn, exclusion.InternetGatewayExclusionMode?.Value, exclusion.State?.Value);
                }

                next = page.NextToken;
            }
            while (!string.IsNullOrEmpty(next));
        });
        if (failure is not null)
        {
            Array.ForEach(blocked, vpc => readings.Miss(ResourceKind.Vpcs, failure, vpc));
        }

        return exclusions;
    }
}
