using System.Buffers.Binary;
using System.Text;

namespace ProbeSuite.Lab.Services.Lambda;

/// <summary>One message of the format in which AWS's services send events: lengths, headers, payload, and two checksums.</summary>
/// <seealso href="https://smithy.io/2.0/aws/amazon-eventstream.html"/>
internal static class EventMessage
{
    private const byte TextHeader = 7;
    private const int Prelude = 12;
    private const int Checksum = 4;

    /// <summary>An event.</summary>
    /// <param name="type">Its name in the API.</param>
    /// <param name="contentType">What its payload is.</param>
    /// <param name="payload">Its payload.</param>
    public static byte[] Of(string type, string contentType, ReadOnlySpan<byte> payload)
    {
        byte[] headers = [.. Header(":event-type", type), .. Header(":content-type", contentType), .. Header(":message-type", "event")];
        var message = new byte[Prelude + headers.Length + payload.Length + Checksum];
        BinaryPrimitives.WriteInt32BigEndian(message, message.Length);
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(4), headers.Length);
        Sum(message, 8);
        headers.CopyTo(message, Prelude);
        payload.CopyTo(message.AsSpan(Prelude + headers.Length));
        Sum(message, message.Length - Checksum);
        return message;
    }

    private static byte[] Header(string name, string value)
    {
        var length = new byte[2];
        BinaryPrimitives.WriteInt16BigEndian(length, (short)value.Length);
        return [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), TextHeader, .. length, .. Encoding.ASCII.GetBytes(value)];
    }

    // Writes the checksum of what stands before it.
    private static void Sum(byte[] message, int at) => BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(at), Crc32(message.AsSpan(0, at)));

    // As in zlib, bit by bit: parts are small.
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var rest = uint.MaxValue;
        foreach (var one in bytes)
        {
            rest ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                rest = (rest >> 1) ^ ((rest & 1) * 0xEDB88320);
            }
        }

        return ~rest;
    }
}
