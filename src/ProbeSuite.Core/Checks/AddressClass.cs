using System.Net;
using System.Net.Sockets;

namespace ProbeSuite.Checks;

/// <summary>What kind of address it is: a private answer for a public name is how a VPC endpoint shows.</summary>
internal static class AddressClass
{
    private static readonly (IPNetwork Network, string Class)[] Known =
    [
        (IPNetwork.Parse("10.0.0.0/8"), "private"),
        (IPNetwork.Parse("172.16.0.0/12"), "private"),
        (IPNetwork.Parse("192.168.0.0/16"), "private"),
        (IPNetwork.Parse("100.64.0.0/10"), "private, shared space"),
        (IPNetwork.Parse("fc00::/7"), "private"),
        (IPNetwork.Parse("127.0.0.0/8"), "loopback"),
        (IPNetwork.Parse("::1/128"), "loopback"),
        (IPNetwork.Parse("169.254.0.0/16"), "link-local"),
        (IPNetwork.Parse("fe80::/10"), "link-local"),
        (IPNetwork.Parse("0.0.0.0/8"), "this host"),
        (IPNetwork.Parse("::/128"), "this host"),
        (IPNetwork.Parse("224.0.0.0/3"), "multicast or reserved"),
        (IPNetwork.Parse("ff00::/8"), "multicast or reserved"),
    ];

    /// <summary>The class in a word or two; <c>public</c> for the rest.</summary>
    public static string Of(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Array.Find(Known, known => known.Network.Contains(plain)).Class ?? "public";
    }

    /// <summary>Whether no host of any network has it.</summary>
    public static bool IsNobodys(IPAddress address) => Of(address) is "loopback" or "link-local" or "this host" or "multicast or reserved";

    /// <summary>Whether only a private network knows it.</summary>
    public static bool IsPrivate(IPAddress address) => Of(address).StartsWith("private", StringComparison.Ordinal);

    /// <summary>Several addresses with their classes, the first few of them.</summary>
    public static string Text(IReadOnlyList<IPAddress> addresses) =>
        string.Join(", ", addresses.Take(4).Select(address => $"{address} ({Of(address)})"))
        + (addresses.Count > 4 ? $" and {addresses.Count - 4} more" : "");

    /// <summary>The address to dial: the first of IPv4, else the first.</summary>
    public static IPAddress? Preferred(IReadOnlyList<IPAddress> addresses) =>
        addresses.FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork) ?? (addresses.Count > 0 ? addresses[0] : null);
}
