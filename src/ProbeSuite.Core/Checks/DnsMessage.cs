using System.Buffers.Binary;
using System.Net;
using System.Text;
using ProbeSuite.Targets;

namespace ProbeSuite.Checks;

/// <summary>Record types of DNS that can be asked for.</summary>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc1035"/>
internal enum DnsType : ushort
{
    A = 1,
    NS = 2,
    CNAME = 5,
    SOA = 6,
    PTR = 12,
    MX = 15,
    TXT = 16,
    AAAA = 28,
    SRV = 33,
    CAA = 257,
}

/// <summary>One record of an answer.</summary>
/// <param name="Owner">Whose it is, in lower case, without the last dot.</param>
/// <param name="Type">Its type.</param>
/// <param name="Address">Of A and AAAA; else null.</param>
/// <param name="Name">Of CNAME, NS and PTR; else null.</param>
internal sealed record DnsRecord(string Owner, DnsType Type, IPAddress? Address, string? Name);

/// <summary>A DNS message on the wire: one question out, an answer in.</summary>
/// <param name="Id">The question's number.</param>
/// <param name="Truncated">Whether the answer did not fit, and wants TCP.</param>
/// <param name="Rcode">The resolver's code, 0 for none.</param>
/// <param name="Records">The answer section, at most <see cref="MostRecords"/>.</param>
internal sealed record DnsMessage(ushort Id, bool Truncated, int Rcode, IReadOnlyList<DnsRecord> Records)
{
    /// <summary>How many records are read; no answer that anybody waits for has more.</summary>
    public const int MostRecords = 256;

    private const int HeaderBytes = 12;

    /// <summary>A recursive question for one name and type.</summary>
    /// <exception cref="FormatException">The name cannot be written: a label is empty or over 63 bytes, or all of it over 253.</exception>
    public static byte[] Question(ushort id, string name, DnsType type)
    {
        var labels = name.TrimEnd('.').Split('.');
        if (!TargetAuthority.IsName(name))
        {
            throw new FormatException($"\"{name}\" is not a name of DNS");
        }

        var message = new byte[HeaderBytes + labels.Sum(label => label.Length + 1) + 5];
        BinaryPrimitives.WriteUInt16BigEndian(message, id);
        message[2] = 1;                                  // recursion desired
        message[5] = 1;                                  // one question
        var at = HeaderBytes;
        foreach (var label in labels)
        {
            message[at++] = (byte)label.Length;
            at += Encoding.ASCII.GetBytes(label, message.AsSpan(at));
        }

        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(at + 1), (ushort)type);
        message[at + 4] = 1;                             // class IN
        return message;
    }

    /// <summary>Reads an answer.</summary>
    /// <exception cref="FormatException">It is no answer of DNS.</exception>
    public static DnsMessage Read(ReadOnlySpan<byte> message)
    {
        if (message.Length < HeaderBytes || (message[2] & 0x80) == 0)
        {
            throw new FormatException("it is no answer of DNS");
        }

        var at = HeaderBytes;
        for (var questions = Number(message, 4); questions > 0; questions--)
        {
            ReadName(message, ref at);
            at += 4;
        }

        var truncated = (message[2] & 2) != 0;
        var records = new List<DnsRecord>();
        for (var answers = Math.Min((int)Number(message, 6), MostRecords); answers > 0 && !(truncated && at >= message.Length); answers--)
        {
            records.Add(ReadRecord(message, ref at));
        }

        return new(Number(message, 0), truncated, message[3] & 15, records);
    }

    private static DnsRecord ReadRecord(ReadOnlySpan<byte> message, ref int at)
    {
        var owner = ReadName(message, ref at);
        var type = (DnsType)Number(message, at);
        var length = Number(message, at + 8);
        at += 10;
        if (at + length > message.Length)
        {
            throw new FormatException("a record ends behind the message");
        }

        var data = message.Slice(at, length);
        var inside = at;
        at += length;
        return type switch
        {
            DnsType.A when length == 4 => new(owner, type, new IPAddress(data), null),
            DnsType.AAAA when length == 16 => new(owner, type, new IPAddress(data), null),
            DnsType.A or DnsType.AAAA => throw new FormatException("an address has the wrong length"),
            DnsType.CNAME or DnsType.NS or DnsType.PTR => new(owner, type, null, ReadName(message, ref inside)),
            _ => new(owner, type, null, null),
        };
    }

    // A pointer leads only backwards, so no message can send the reader in circles.
    private static string ReadName(ReadOnlySpan<byte> message, ref int at)
    {
        var name = new StringBuilder();
        var from = at;
        var jumped = false;
        while (true)
        {
            var length = Byte(message, from);
            if (length >= 0xC0)
            {
                var to = ((length & 0x3F) << 8) | Byte(message, from + 1);
                at = jumped ? at : from + 2;
                jumped = true;
                from = to < from ? to : throw new FormatException("a name points forwards");
            }
            else if (length == 0)
            {
                at = jumped ? at : from + 1;
                return name.ToString();
            }
            else if (length > 63 || from + 1 + length > message.Length || name.Length + length > 255)
            {
                throw new FormatException("a name is malformed");
            }
            else
            {
                name.Append(name.Length == 0 ? "" : ".").Append(Plain.Text(message.Slice(from + 1, length), 63).ToLowerInvariant());
                from += 1 + length;
            }
        }
    }

    private static byte Byte(ReadOnlySpan<byte> message, int at) =>
        at < message.Length ? message[at] : throw new FormatException("the message is cut off");

    private static ushort Number(ReadOnlySpan<byte> message, int at) =>
        at + 2 <= message.Length ? BinaryPrimitives.ReadUInt16BigEndian(message[at..]) : throw new FormatException("the message is cut off");
}
