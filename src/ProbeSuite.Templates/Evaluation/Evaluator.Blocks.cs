using System.Globalization;
using System.Net;
using System.Numerics;
using ProbeSuite.Templates.Parsing;

namespace ProbeSuite.Templates.Evaluation;

// Address blocks and zones.
internal sealed partial class Evaluator
{
    /// <summary>Blocks of a block: so many of them, each with so many host bits.</summary>
    /// <seealso href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html"/>
    private Value Cidr(Node argument, string place)
    {
        var arguments = Arguments(argument, place, 2, 3, "Fn::Cidr wants a block, a count and the number of host bits");
        var (block, count) = (Evaluate(arguments[0], place), Evaluate(arguments[1], place));
        var bits = arguments.Count > 2 ? Evaluate(arguments[2], place) : new Value.None();
        if (count.FirstUnknown is { } unknownCount)
        {
            return new Value.Unknown(unknownCount);
        }

        if (!int.TryParse(count.AsText, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 256)
        {
            throw Wrong(arguments[1], place, $"Fn::Cidr makes 1 to 256 blocks, and {count.AsText ?? "this"} is asked for.");
        }

        if ((block.FirstUnknown ?? bits.FirstUnknown) is { } unknown)
        {
            return new Value.List([.. Enumerable.Range(0, number).Select(index => new Value.Unknown($"block {index} of {unknown}"))]);
        }

        if (block.AsText is not { } text || Topology.Cidr.Parse(text) is not { } network)
        {
            throw Wrong(arguments[0], place, $"Fn::Cidr wants an address block, and {block.AsText ?? "this"} is none.");
        }

        var width = network.BaseAddress.GetAddressBytes().Length * 8;
        var host = width == 32 ? 8 : 64;
        if (bits is not Value.None && !(int.TryParse(bits.AsText, NumberStyles.None, CultureInfo.InvariantCulture, out host) && host >= 1 && host <= width))
        {
            throw Wrong(arguments[2], place, $"Fn::Cidr wants 1 to {width} host bits, and {bits.AsText ?? "this"} is given.");
        }

        if (width - host < network.PrefixLength || number > BigInteger.One << (width - host - network.PrefixLength))
        {
            throw Wrong(argument, place, $"{network} does not hold {number} blocks with {host} host bits.");
        }

        return new Value.List([.. Enumerable.Range(0, number).Select(index => new Value.Text($"{Block(network.BaseAddress, index, host)}/{width - host}"))]);
    }

    /// <summary>The first address of a block, counted from another of the same size.</summary>
    internal static IPAddress Block(IPAddress start, int index, int hostBits)
    {
        var bytes = start.GetAddressBytes();
        var sum = new BigInteger(bytes, isUnsigned: true, isBigEndian: true) + ((BigInteger)index << hostBits);
        var result = sum.ToByteArray(isUnsigned: true, isBigEndian: true);
        return new([.. new byte[bytes.Length - result.Length], .. result]);
    }

    /// <summary>The first zones of a Region; every Region has three, or calls those that it has by these names.</summary>
    private Value.List Zones(Node argument, string place)
    {
        var region = Evaluate(argument, place) switch
        {
            Value.Text { Content.Length: > 0 } text => text.Content,
            { FirstUnknown: not null } => null,
            _ => Options.Region,
        };
        return new Value.List(
            [.. "abc".Select(letter => region is null ? (Value)new Value.Unknown($"zone {letter} of AWS::Region") : new Value.Text($"{region}{letter}"))],
            MayHoldMore: $"the zones of {region ?? "AWS::Region"}");
    }
}
