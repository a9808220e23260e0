using System.Globalization;
using System.Net;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using ProbeSuite.Templates.Parsing;

namespace ProbeSuite.Templates.Evaluation;

/// <summary>The intrinsic functions.</summary>
internal sealed partial class Evaluator
{
    private Value Call(string name, Node argument, int line) => name switch
    {
        "Ref" => Ref(argument.Text ?? "", line),
        "Fn::GetAtt" => GetAtt(argument, line),
        "Fn::Sub" => Sub(argument, line),
        "Fn::If" => If(argument, line),
        "Fn::Join" => Join(argument, line),
        "Fn::Select" => Select(argument, line),
        "Fn::Split" => Split(argument, line),
        "Fn::FindInMap" => FindInMap(argument, line),
        "Fn::Cidr" => Cidr(argument, line),
        "Fn::GetAZs" => Zones(argument),
        "Fn::ImportValue" => Import(argument),
        "Fn::Base64" => Evaluate(argument) switch
        {
            Value.Text text => new Value.Text(Convert.ToBase64String(Encoding.UTF8.GetBytes(text.Content))),
            var other => other,
        },
        "Fn::Length" => Evaluate(argument) is Value.List list ? new Value.Text($"{list.Items.Count}") : new Value.Unknown("Fn::Length"),
        "Fn::Equals" or "Fn::And" or "Fn::Or" or "Fn::Not" => Truth(new Node.Mapping([new(name, argument)], line)) switch
        {
            { } truth => new Value.Text(truth ? "true" : "false"),
            null => new Value.Unknown(name),
        },
        _ => new Value.Unknown($"{name} of line {line}"),
    };

    private Value Ref(string name, int line) => name switch
    {
        "AWS::NoValue" => Value.None.Instance,
        "AWS::Region" => Known(_options.Region, name),
        "AWS::AccountId" => Known(_options.Account, name),
        "AWS::StackName" => new Value.Text(_options.StackName),
        "AWS::Partition" => new Value.Text(_options.Region?.StartsWith("cn-", StringComparison.Ordinal) == true ? "aws-cn" : _options.Region?.StartsWith("us-gov-", StringComparison.Ordinal) == true ? "aws-us-gov" : "aws"),
        "AWS::URLSuffix" => new Value.Text(_options.Region?.StartsWith("cn-", StringComparison.Ordinal) == true ? "amazonaws.com.cn" : "amazonaws.com"),
        "AWS::StackId" or "AWS::NotificationARNs" => new Value.Unknown(name),
        _ when _parameters.TryGetValue(name, out var parameter) => parameter,
        _ when Resources.TryGetValue(name, out var resource) => Guarded($"{name}", line, () => PhysicalNames.Ref(this, resource, _options)),
        _ when IsImplicit(name) => new Value.Unknown($"resource {name}"),
        _ => throw Wrong(line, $"nothing is called {name}: no parameter and no resource"),
    };

    private static Value Known(string? value, string name) => value is null ? new Value.Unknown(name) : new Value.Text(value);

    private Value GetAtt(Node argument, int line)
    {
        var parts = argument is Node.Sequence list
            ? list.Items.Select(item => Evaluate(item).AsText ?? "").SelectMany((part, index) => index == 0 ? part.Split('.', 2) : [part]).ToList()
            : [.. (argument.Text ?? "").Split('.', 2)];
        if (parts.Count < 2)
        {
            throw Wrong(line, "Fn::GetAtt wants a resource and an attribute");
        }

        var (id, attribute) = (parts[0], string.Join('.', parts.Skip(1)));
        return Resources.TryGetValue(id, out var resource) ? Guarded($"{id}.{attribute}", line, () => PhysicalNames.GetAtt(this, resource, attribute, _options))
            : IsImplicit(id) ? new Value.Unknown($"attribute {id}.{attribute}")
            : throw Wrong(line, $"Fn::GetAtt: there is no resource {id}");
    }

    /// <summary>SAM makes resources of its own, named after the function or API.</summary>
    private bool IsImplicit(string name) => _template["Transform"] is not null
        && (name.StartsWith("Serverless", StringComparison.Ordinal) || Resources.Keys.Any(id => name.StartsWith(id, StringComparison.Ordinal)));

    private Value Guarded(string what, int line, Func<Value> evaluate)
    {
        Enter(what, line);
        var value = evaluate();
        _inProgress.Remove(what);
        return value;
    }

    [GeneratedRegex(@"\$\{([^!{}][^{}]*)\}")]
    private static partial Regex Placeholder();

    private Value Sub(Node argument, int line)
    {
        var (text, own) = argument is Node.Sequence { Items: [var template, Node.Mapping map] } ? (Evaluate(template), map) : (Evaluate(argument), null);
        if (text.AsText is not { } pattern)
        {
            return text is Value.Unknown ? text : throw Wrong(line, "Fn::Sub wants a text, or a text and a mapping");
        }

        var unknown = new List<string>();
        var filled = Placeholder().Replace(pattern, match =>
        {
            var name = match.Groups[1].Value.Trim();
            var value = own?[name] is { } given ? Evaluate(given)
                : name.Contains('.', StringComparison.Ordinal) ? GetAtt(new Node.Scalar(name, line), line)
                : Ref(name, line);
            switch (value)
            {
                case Value.Text known:
                    return known.Content;
                case Value.List list when list.FirstUnknown is null:
                    return string.Join(',', list.Items.Select(item => item.AsText));
                case Value.None:
                    return "";
                default:
                    unknown.Add(value.FirstUnknown ?? name);
                    return $"${{{name}}}";
            }
        });
        return unknown.Count > 0 ? new Value.Unknown($"{unknown[0]} in \"{pattern}\"") : new Value.Text(filled.Replace("${!", "${", StringComparison.Ordinal));
    }

    private Value If(Node argument, int line)
    {
        if (argument is not Node.Sequence { Items: [Node.Scalar { Value: { } condition }, var yes, var no] })
        {
            throw Wrong(line, "Fn::If wants a condition's name and two values");
        }

        return Condition(condition, line) switch
        {
            true => Evaluate(yes),
            false => Evaluate(no),
            null => new Value.Unknown($"condition {condition}"),
        };
    }

    private Value Join(Node argument, int line)
    {
        if (argument is not Node.Sequence { Items: [var separator, var items] })
        {
            throw Wrong(line, "Fn::Join wants a separator and a list");
        }

        var list = Evaluate(items);
        return list.FirstUnknown is { } unknown ? new Value.Unknown(unknown)
            : new Value.Text(string.Join(Evaluate(separator).AsText ?? "", list.AsList.Select(item => item.AsText ?? "")));
    }

    private Value Select(Node argument, int line)
    {
        if (argument is not Node.Sequence { Items: [var index, var items] })
        {
            throw Wrong(line, "Fn::Select wants an index and a list");
        }

        var list = Evaluate(items);
        if (list is Value.Unknown || Evaluate(index).AsText is not { } text)
        {
            return new Value.Unknown(list.FirstUnknown ?? "the index of Fn::Select");
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < list.AsList.Count
            ? list.AsList[at]
            : throw Wrong(line, $"Fn::Select: there is no item {text} in a list of {list.AsList.Count}");
    }

    private Value Split(Node argument, int line)
    {
        if (argument is not Node.Sequence { Items: [Node.Scalar { Value: { } separator }, var text] })
        {
            throw Wrong(line, "Fn::Split wants a separator and a text");
        }

        return Evaluate(text) switch
        {
            Value.Text known => new Value.List([.. known.Content.Split(separator).Select(part => new Value.Text(part))]),
            Value.Unknown unknown => unknown,
            _ => throw Wrong(line, "Fn::Split wants a text to split"),
        };
    }

    private Value FindInMap(Node argument, int line)
    {
        if (argument is not Node.Sequence { Items: [var map, var top, var second, ..] rest })
        {
            throw Wrong(line, "Fn::FindInMap wants a map and two keys");
        }

        var keys = new[] { map, top, second }.Select(Evaluate).ToList();
        if (keys.FirstOrDefault(key => key.FirstUnknown is not null) is { } unknown)
        {
            return new Value.Unknown(unknown.FirstUnknown!);
        }

        var names = keys.Select(key => key.AsText ?? "").ToList();
        return _template["Mappings"]?[names[0]]?[names[1]]?[names[2]] is { } found ? Evaluate(found)
            : rest is [_, _, _, Node.Mapping options] && options["DefaultValue"] is { } fallback ? Evaluate(fallback)
            : throw Wrong(line, $"Fn::FindInMap: {string.Join(".", names)} is not in Mappings");
    }

    private Value Zones(Node argument)
    {
        var region = Evaluate(argument) switch
        {
            Value.Text { Content: { Length: > 0 } named } => named,
            Value.Unknown => null,
            _ => _options.Region,
        };
        return region is null ? new Value.Unknown("AWS::Region") : new Value.List([.. "abc".Select(letter => new Value.Text($"{region}{letter}"))]);
    }

    private Value Import(Node argument) => Evaluate(argument) switch
    {
        Value.Text name when _options.Imports.TryGetValue(name.Content, out var value) => new Value.Text(value),
        Value.Text name => new Value.Unknown($"import {name.Content}"),
        var other => new Value.Unknown($"import of {other.FirstUnknown}"),
    };

    /// <summary>Blocks of a block: <c>count</c> of them, each with <c>bits</c> host bits.</summary>
    private Value Cidr(Node argument, int line)
    {
        if (argument is not Node.Sequence { Items: [var blockNode, var countNode, ..] rest })
        {
            throw Wrong(line, "Fn::Cidr wants a block, a count and the number of host bits");
        }

        var (block, count, bits) = (Evaluate(blockNode), Evaluate(countNode), rest.Count > 2 ? Evaluate(rest[2]) : new Value.Text(""));
        if ((block.FirstUnknown ?? count.FirstUnknown ?? bits.FirstUnknown) is { } unknown)
        {
            return new Value.Unknown(unknown);
        }

        if (Topology.Cidr.Parse(block.AsText ?? "") is not { } network || !int.TryParse(count.AsText, out var number))
        {
            throw Wrong(line, $"Fn::Cidr: {block.AsText} is not a block, or {count.AsText} not a count");
        }

        var width = network.BaseAddress.GetAddressBytes().Length * 8;
        var host = int.TryParse(bits.AsText, out var given) ? given : width == 32 ? 8 : 64;
        if (width - host < network.PrefixLength || number > BigInteger.One << (width - host - network.PrefixLength))
        {
            throw Wrong(line, $"Fn::Cidr: {network} does not hold {number} blocks with {host} host bits");
        }

        return new Value.List([.. Enumerable.Range(0, number).Select(index => new Value.Text($"{Block(network.BaseAddress, index, host)}/{width - host}"))]);
    }

    private static IPAddress Block(IPAddress start, int index, int hostBits)
    {
        var bytes = start.GetAddressBytes();
        var sum = new BigInteger(bytes, isUnsigned: true, isBigEndian: true) + ((BigInteger)index << hostBits);
        var result = sum.ToByteArray(isUnsigned: true, isBigEndian: true);
        return new([.. new byte[bytes.Length - result.Length], .. result]);
    }
}
