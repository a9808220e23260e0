using System.Net;
using System.Text.Json.Serialization;

namespace ProbeSuite.Checks;

/// <summary>What the addresses of a DNS answer say of who gave it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AnswerClass>))]
public enum AnswerClass
{
    /// <summary>Addresses of the internet.</summary>
    [JsonStringEnumMemberName("public")]
    Public,

    /// <summary>Addresses that only a private network knows, under a name that may well have them.</summary>
    [JsonStringEnumMemberName("private")]
    Private,

    /// <summary>A VPC endpoint's: its own name is on the way, or an AWS service's public name leads to a private address.</summary>
    [JsonStringEnumMemberName("VPC endpoint")]
    VpcEndpoint,

    /// <summary>
    /// Not the zone's own: addresses that nobody has, as DNS Firewall and block lists answer, or any address for a name
    /// below <c>invalid</c>, which does not exist.
    /// </summary>
    [JsonStringEnumMemberName("hijacked")]
    Hijacked,
}

/// <summary>Tells the classes apart.</summary>
internal static class AnswerClasses
{
    private const string EndpointDomain = ".vpce.amazonaws.com";

    // Services with names of their customers below their own, which endpoints answer for as well.
    private static readonly string[] WithNamesBelow = ["s3", "execute-api", "ecr", "sqs", "iot"];

    /// <summary>The class of an answer; null when it has no address.</summary>
    /// <param name="chain">The name that was asked for and those that its CNAME records lead to, in small letters.</param>
    /// <param name="addresses">What it ends in.</param>
    public static AnswerClass? Of(IReadOnlyList<string> chain, IReadOnlyList<IPAddress> addresses) => addresses switch
    {
        [] => null,
        _ when IsInvalid(chain[0]) || addresses.Any(AddressClass.IsNobodys) => AnswerClass.Hijacked,
        _ when chain.Any(name => name.EndsWith(EndpointDomain, StringComparison.Ordinal)) => AnswerClass.VpcEndpoint,
        _ when !addresses.All(AddressClass.IsPrivate) => AnswerClass.Public,
        _ => IsAwsService(chain[0]) ? AnswerClass.VpcEndpoint : AnswerClass.Private,
    };

    /// <summary>The class in words.</summary>
    public static string Text(AnswerClass answer) => answer switch
    {
        AnswerClass.VpcEndpoint => "a VPC endpoint stands for it",
        AnswerClass.Hijacked => "not the name's own: DNS Firewall or a block list answers so",
        _ => answer.ToString().ToLowerInvariant(),
    };

    /// <seealso href="https://www.rfc-editor.org/rfc/rfc6761#section-6.4"/>
    private static bool IsInvalid(string name) => name == "invalid" || name.EndsWith(".invalid", StringComparison.Ordinal);

    // SERVICE.REGION.amazonaws.com. Databases, caches and load balancers are named ….REGION.rds.amazonaws.com and are
    // private by themselves.
    private static bool IsAwsService(string name) => name.Split('.') is [.. var below, var region, "amazonaws", "com"]
        && region.Contains('-', StringComparison.Ordinal) && char.IsAsciiDigit(region[^1])
        && below is [.., var service] && (below.Length == 1 || WithNamesBelow.Contains(service));
}
