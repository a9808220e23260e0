using System.Net;
using System.Net.Sockets;

namespace ProbeSuite.Reachability;

/// <summary>Addresses that stand out: by what gateways make of their range, or by their place in a block.</summary>
internal static class SpecialAddresses
{
    private static readonly IPNetwork[] Rfc1918 =
        [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16")];

    private static readonly IPNetwork Rfc6598 = IPNetwork.Parse("100.64.0.0/10");
    private static readonly IPNetwork UniqueLocal = IPNetwork.Parse("fc00::/7");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>10/8, 172.16/12 and 192.168/16.</summary>
    public static bool IsRfc1918(IPAddress address) =>
        Rfc1918[0].Contains(address) || Rfc1918[1].Contains(address) || Rfc1918[2].Contains(address);

    /// <summary>100.64/10, shared by carriers.</summary>
    public static bool IsRfc6598(IPAddress address) => Rfc6598.Contains(address);

    /// <summary>fc00::/7.</summary>
    public static bool IsUniqueLocal(IPAddress address) => UniqueLocal.Contains(address);

    /// <summary>Addresses that are nobody's on the internet.</summary>
    public static bool IsPrivate(IPAddress address) => IsRfc1918(address) || IsRfc6598(address) || IsUniqueLocal(address);

    /// <summary>Whether an address lies in one of several blocks.</summary>
    public static bool IsIn(IPAddress address, IReadOnlyList<IPNetwork> blocks)
    {
        for (var index = 0; index < blocks.Count; index++)
        {
            if (blocks[index].Contains(address))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The IPv4 address that an IPv6 one carries in its last four bytes for NAT64; null when it carries none.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html"/>
    public static IPAddress? BehindNat64(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 && Nat64.Contains(address) ? new(address.GetAddressBytes().AsSpan(12)) : null;

    /// <summary>An address of a block, counted from its first; null beyond its last.</summary>
    public static IPAddress? At(IPNetwork block, int offset)
    {
        var bytes = block.BaseAddress.GetAddressBytes();
        for (var index = bytes.Length - 1; index >= 0 && offset > 0; index--)
        {
            var sum = bytes[index] + offset;
            bytes[index] = (byte)sum;
            offset = sum >> 8;
        }

        var address = new IPAddress(bytes);
        return block.Contains(address) ? address : null;
    }

    /// <summary>The last address of a block.</summary>
    public static IPAddress Last(IPNetwork block)
    {
        var bytes = block.BaseAddress.GetAddressBytes();
        for (var bit = block.PrefixLength; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] |= (byte)(0x80 >> (bit % 8));
        }

        return new IPAddress(bytes);
    }
}
