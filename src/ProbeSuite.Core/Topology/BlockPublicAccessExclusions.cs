namespace ProbeSuite.Topology;

/// <summary>What exclusions leave of VPC Block Public Access: they take from a block, and never add to it.</summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html"/>
public sealed class BlockPublicAccessExclusions
{
    private readonly Dictionary<string, BlockPublicAccess> _left = [];

    /// <summary>Notes an exclusion; one that is being made or is gone counts for nothing.</summary>
    /// <param name="resourceArn">The VPC's or the subnet's ARN.</param>
    /// <param name="mode"><c>allow-bidirectional</c> or <c>allow-egress</c>, in EC2's words.</param>
    /// <param name="state">EC2's word; null when not said, which counts as in force.</param>
    public void Add(string resourceArn, string? mode, string? state)
    {
        if (state is null or "create-complete" or "update-complete" or "update-in-progress" or "delete-in-progress")
        {
            _left[resourceArn[(resourceArn.LastIndexOf('/') + 1)..]] = mode is "allow-egress" ? BlockPublicAccess.Ingress : BlockPublicAccess.Off;
        }
    }

    /// <summary>The VPC with what is left of its block.</summary>
    public Vpc Apply(Vpc vpc) => vpc with { BlockPublicAccess = Least(vpc.BlockPublicAccess, vpc.Id) };

    /// <summary>The subnet with what its own exclusion, or its VPC's, leaves of the block; a block of its own stays unknown where none is said.</summary>
    public Subnet Apply(Subnet subnet, Vpc? vpc)
    {
        var block = subnet.BlockPublicAccess ?? (_left.ContainsKey(subnet.Id) ? vpc?.BlockPublicAccess : null);
        return block is { } known ? subnet with { BlockPublicAccess = Least(Least(known, subnet.Id), subnet.VpcId) } : subnet;
    }

    private BlockPublicAccess Least(BlockPublicAccess block, string id) =>
        _left.TryGetValue(id, out var left) && left < block ? left : block;
}
