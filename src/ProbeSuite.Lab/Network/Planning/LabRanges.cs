using System.Net;

namespace ProbeSuite.Lab.Network.Planning;

/// <summary>
/// Addresses that the lab gives out itself. Public ones are of documentation and benchmark ranges; those behind the
/// scenes are link-local, which no VPC may use.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html"/>
internal static class LabRanges
{
    /// <summary>The Amazon resolver's address in every VPC.</summary>
    public static IPAddress LocalResolver { get; } = IPAddress.Parse("169.254.169.253");

    /// <summary>The same, IPv6.</summary>
    public static IPAddress LocalResolver6 { get; } = IPAddress.Parse("fd00:ec2::253");

    /// <summary>The resolver of functions without a VPC.</summary>
    public static IPAddress NoVpcResolver { get; } = IPAddress.Parse("169.254.78.1");

    /// <summary>Public addresses that AWS owns and lends to functions without a VPC.</summary>
    public static IPNetwork AwsOwnedBlock { get; } = IPNetwork.Parse("198.51.100.64/28");

    /// <summary>The same, one by one.</summary>
    public static IReadOnlyList<IPAddress> AwsOwned { get; } = [.. Enumerable.Range(0, 16).Select(n => AwsOwnedBlock.Nth(n))];

    /// <summary>Elastic IPs and other public addresses for what has none yet.</summary>
    public static IEnumerable<IPAddress> Elastic { get; } =
        [.. Enumerable.Range(1, 63).Select(n => IPAddress.Parse($"198.51.100.{n}")), .. Enumerable.Range(0, 4096).Select(n => IPAddress.Parse($"198.18.{n / 256}.{n % 256}"))];

    /// <summary>Public addresses of resolvers, by number.</summary>
    public static IPAddress ResolverAddress(int number) => IPAddress.Parse($"198.19.{number / 256}.{number % 256}");

    /// <summary>A router's own address, by number.</summary>
    public static IPAddress RouterAddress(int number) => IPAddress.Parse($"169.254.{16 + (number / 256)}.{number % 256}");

    /// <summary>What an execution environment sees on its interface, by number within its Hyperplane.</summary>
    public static IPAddress InsideAddress(int number) => IPAddress.Parse($"169.254.{100 + ((number + 2) / 254)}.{((number + 2) % 254) + 1}");

    /// <summary>The same, IPv6: it looks global, else resolvers would prefer IPv4.</summary>
    public static IPAddress InsideAddress6(int number) => IPAddress.Parse($"2001:db8:ffff::{number + 3:x}");
}
