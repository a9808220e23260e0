using System.Net;
using Amazon.EC2.Model;
using ProbeSuite.Topology;

namespace ProbeSuite.Aws.Network;

/// <summary>Texts of EC2's answers, as the values that they stand for. EC2 leaves a field out, or empty, when it has nothing to say.</summary>
internal static class Ec2Text
{
    public static string? OrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <exception cref="FormatException">The text is no block.</exception>
    public static IPNetwork Block(string text) => Cidr.Parse(text) ?? throw new FormatException($"\"{text}\" is no address block");

    public static IPNetwork? BlockOrNull(string? text) => string.IsNullOrEmpty(text) ? null : Block(text);

    /// <exception cref="FormatException">The text is no address.</exception>
    public static IPAddress Address(string text) => Cidr.ParseAddress(text) ?? throw new FormatException($"\"{text}\" is no address");

    public static IPAddress? AddressOrNull(string? text) => string.IsNullOrEmpty(text) ? null : Address(text);

    /// <exception cref="FormatException">The text is no protocol.</exception>
    public static Protocol Protocol(string text) => Topology.Protocol.Parse(text) ?? throw new FormatException($"\"{text}\" is no protocol");

    /// <summary>The <c>Name</c> tag; null when there is none.</summary>
    public static string? Name(List<Tag>? tags) => OrNull(tags?.Find(tag => tag.Key == "Name")?.Value);

    /// <exception cref="FormatException">EC2 uses a word that is not known.</exception>
    public static BlockPublicAccess? BlockMode(BlockPublicAccessStates? states) => states?.InternetGatewayBlockMode?.Value switch
    {
        null or "" => null,
        "off" => BlockPublicAccess.Off,
        "block-ingress" => BlockPublicAccess.Ingress,
        "block-bidirectional" => BlockPublicAccess.Bidirectional,
        var mode => throw new FormatException($"\"{mode}\" is no mode of Block Public Access that is known"),
    };
}
