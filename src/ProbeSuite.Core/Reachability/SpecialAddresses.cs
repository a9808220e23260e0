using System.Net;

namespace ProbeSuite.Reachability;

/// <summary>Address ranges that gateways treat apart.</summary>
internal static class SpecialAddresses
{
    private static readonly IPNetwork[] Rfc1918 =
        [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16")];

    private static readonly IPNetwork Rfc6598 = IPNetwork.Parse("100.64.0.0/10");
    private static readonly IPNetwork UniqueLocal = IPNetwork.Parse("fc00::/7");

    /// <summary>10/8, 172.16/12 and 192.168/16.</summary>
    public static bool IsRfc1918(IPAddress address) => Rfc1918.Any(block => block.Contains(address));

    /// <summary>100.64/10, shared by carriers.</summary>
    public static bool IsRfc6598(IPAddress address) => Rfc6598.Contains(address);

    /// <summary>fc00::/7.</summary>
    public static bool IsUniqueLocal(IPAddress address) => UniqueLocal.Contains(address);

    /// <summary>Addresses that are nobody's on the internet.</summary>
    public static bool IsPrivate(IPAddress address) => IsRfc1918(address) || IsRfc6598(address) || IsUniqueLocal(address);
}
