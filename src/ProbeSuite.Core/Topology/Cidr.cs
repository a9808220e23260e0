using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ProbeSuite.Topology;

/// <summary>Reads address blocks as people and templates write them.</summary>
public static class Cidr
{
    /// <summary>
    /// The block that a text means; null when it means none. Bits behind the prefix are cleared, as AWS does it:
    /// <c>10.0.0.5/16</c> is <c>10.0.0.0/16</c>. An address alone is the block of just itself.
    /// </summary>
    public static IPNetwork? Parse(string text)
    {
        var parts = text.Trim().Split('/');
        if (parts.Length > 2 || ParseAddress(parts[0]) is not { } address)
        {
            return null;
        }

        var bytes = address.GetAddressBytes();
        var length = bytes.Length * 8;
        if (parts.Length == 2 && !(int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out length) && length <= bytes.Length * 8))
        {
            return null;
        }

        for (var bit = length; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        return new IPNetwork(new IPAddress(bytes), length);
    }

    /// <summary>
    /// The address that a text means; null when it means none. IPv4 is written plainly: the short and octal forms that
    /// the framework knows (<c>10.1</c>, <c>010.0.0.1</c>) are slips here. A zone (<c>%eth0</c>) is no part of an address.
    /// </summary>
    public static IPAddress? ParseAddress(string text) =>
        IPAddress.TryParse(text, out var address) &&
        (address.AddressFamily == AddressFamily.InterNetwork ? address.ToString() == text : text.IndexOfAny(['%', '[']) < 0)
            ? address
            : null;
}
