using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace ProbeSuite.Topology.Saved.Anonymous;

/// <summary>
/// Public addresses by others, so that whatever lies in one block lies in one block afterwards: routes and rules decide as
/// before. Each bit is turned or not by a keyed hash of those before it. Addresses that everybody has stay as they are.
/// </summary>
/// <param name="key">Who knows it can tell the addresses.</param>
/// <seealso href="https://doi.org/10.1109/ICNP.2002.1181415">Xu and others, Prefix-preserving IP address anonymization</seealso>
internal sealed class AddressDisguise(byte[] key)
{
    /// <summary>Private and special blocks, those of documents and tests, and the addresses that stand for the internet.</summary>
    /// <seealso href="https://www.iana.org/assignments/iana-ipv4-special-registry"/>
    private static readonly IPNetwork[] Kept = [.. new[]
    {
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3", "93.184.216.34/32", "151.101.1.69/32", "1.0.0.1/32", "208.67.222.222/32",
        "::/8", "64:ff9b::/96", "2001:db8::/32", "fc00::/7", "fe80::/10", "ff00::/8", "2606:2800:220:1::1/128", "2a04:4e42::645/128", "2001:4860:4860::8844/128",
    }.Select(block => IPNetwork.Parse(block))];

    private readonly Dictionary<(IPAddress, int), IPAddress> _known = [];

    /// <summary>An address.</summary>
    public IPAddress Of(IPAddress address) => Of(address, address.GetAddressBytes().Length * 8);

    /// <summary>A block.</summary>
    public IPNetwork Of(IPNetwork block) => new(Of(block.BaseAddress, block.PrefixLength), block.PrefixLength);

    private IPAddress Of(IPAddress address, int length)
    {
        if (_known.TryGetValue((address, length), out var known))
        {
            return known;
        }

        var (from, to) = (address.GetAddressBytes(), address.GetAddressBytes());
        var prefix = new byte[from.Length + 1];
        for (var bit = 0; bit < length; bit++)
        {
            prefix[^1] = (byte)bit;
            if (!Kept.Any(block => Meet(block, prefix.AsSpan(0, from.Length), bit)) && (HMACSHA256.HashData(key, prefix)[0] & 1) == 1)
            {
                to[bit / 8] ^= Mask(bit);
            }

            prefix[bit / 8] |= (byte)(from[bit / 8] & Mask(bit));
        }

        return _known[(address, length)] = new IPAddress(to);
    }

    /// <summary>Whether one of two blocks holds the other.</summary>
    private static bool Meet(IPNetwork block, ReadOnlySpan<byte> prefix, int length)
    {
        if (prefix.Length == 4 != (block.BaseAddress.AddressFamily == AddressFamily.InterNetwork))
        {
            return false;
        }

        var own = block.BaseAddress.GetAddressBytes();
        for (var bit = 0; bit < Math.Min(length, block.PrefixLength); bit++)
        {
            if (((own[bit / 8] ^ prefix[bit / 8]) & Mask(bit)) != 0)
            {
                return false;
            }
        }

        return true;
    }

    private static byte Mask(int bit) => (byte)(0x80 >> (bit % 8));
}
