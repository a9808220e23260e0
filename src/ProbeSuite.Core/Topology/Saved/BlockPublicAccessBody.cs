using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ProbeSuite.Topology.Saved;

/// <summary>
/// VPC Block Public Access: what a VPC or subnet says of itself (<c>BlockPublicAccessStates</c>), or else the account's
/// options. Exclusions are <see cref="BlockPublicAccessExclusions"/>.
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

    public static JsonObject Write(BlockPublicAccess block) => BodyJson.Of(("InternetGatewayBlockMode", block switch
    {
        BlockPublicAccess.Off => "off",
        BlockPublicAccess.Ingress => "block-ingress",
        BlockPublicAccess.Bidirectional => "block-bidirectional",
        _ => throw new UnreachableException($"no word for {block}"),
    }));
}
