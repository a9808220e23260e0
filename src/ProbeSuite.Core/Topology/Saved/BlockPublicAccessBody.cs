using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ProbeSuite.Topology.Saved;

/// <summary>
/// VPC Block Public Access: what a VPC or subnet says of itself (<c>BlockPublicAccessStates</c>), or else the account's
/// options and the exclusions from them.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html"/>
internal static class BlockPublicAccessBody
{
    /// <summary>What a VPC or subnet says of itself; null when it says nothing.</summary>
    public static BlockPublicAccess? State(BodyNode node) =>
        node.Child("BlockPublicAccessStates") is { } states ? Mode(states) : null;

    /// <summary>The mode that an object names in <c>InternetGatewayBlockMode</c>; null when it names none.</summary>
    public static BlockPublicAccess? Mode(BodyNode node) => node.Text("InternetGatewayBlockMode") switch
    {
        null => null,
        "off" => BlockPublicAccess.Off,
        "block-ingress" => BlockPublicAccess.Ingress,
        "block-bidirectional" => BlockPublicAccess.Bidirectional,
        var mode => throw node.Wrong($"has InternetGatewayBlockMode \"{mode}\", not off, block-ingress or block-bidirectional"),
    };

    /// <summary>The VPC's or subnet's id of an exclusion in force, and what is left of a block there; null when it is not in force.</summary>
    public static (string Id, BlockPublicAccess Left)? Exclusion(BodyNode node) =>
        node.Text("State") is null or "create-complete" or "update-complete" or "update-in-progress" or "delete-in-progress" &&
        node.Text("ResourceArn") is { } arn
            ? (arn[(arn.LastIndexOf('/') + 1)..], node.Text("InternetGatewayExclusionMode") is "allow-egress" ? BlockPublicAccess.Ingress : BlockPublicAccess.Off)
            : null;

    public static JsonObject Write(BlockPublicAccess block) => BodyJson.Of(("InternetGatewayBlockMode", block switch
    {
        BlockPublicAccess.Off => "off",
        BlockPublicAccess.Ingress => "block-ingress",
        BlockPublicAccess.Bidirectional => "block-bidirectional",
        _ => throw new UnreachableException($"no word for {block}"),
    }));
}
