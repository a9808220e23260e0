using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ProbeSuite.Topology.Saved.Anonymous;

/// <summary>
/// Response bodies without what tells whose network it is. A text that is neither an address nor one of AWS's own words is
/// replaced: what nobody thought of is rather lost than shown.
/// </summary>
/// <param name="key">Turns public addresses.</param>
internal sealed partial class SnapshotDisguise(byte[] key)
{
    /// <summary>Fields whose texts are AWS's own words, by name.</summary>
    private static readonly HashSet<string> AwsWords =
    [
        "AvailabilityMode", "AvailabilityZone", "AvailabilityZoneId", "Code", "ConnectivityType", "Domain", "Effect", "Engine", "InstanceTenancy", "InterfaceType",
        "InternetGatewayBlockMode", "InternetGatewayExclusionMode", "IpAddressType", "IpProtocol", "Key", "Kind", "LastUpdateStatus", "LastUpdateStatusReasonCode", "Name", "Origin", "Protocol", "Region",
        "ResourceType", "RuleAction", "Scheme", "SecurityGroupReferencingSupport", "State", "StateReasonCode", "Status", "TakenAt", "Type", "Version", "VpcEndpointType", "DBInstanceStatus",
    ];

    /// <summary>Fields with names that people gave, and what they are names of.</summary>
    private static readonly Dictionary<string, string> Names = new()
    {
        ["FunctionName"] = "function",
        ["DBInstanceIdentifier"] = "database",
        ["LoadBalancerName"] = "balancer",
        ["GroupName"] = "group",
        ["PrefixListName"] = "list",
        ["PROBESUITE_PLACEMENT"] = "placement",
    };

    /// <summary>Fields with AWS's sentences, in which ids and names stand.</summary>
    private static readonly HashSet<string> Sentences = ["FailureMessage", "StateReason", "Why"];

    /// <summary>Fields that say in a template's words what nobody knows.</summary>
    private static readonly HashSet<string> Unknowns = ["Unknown", "What"];

    private readonly AddressDisguise _addresses = new(key);
    private readonly NameDisguise _names = new();

    /// <summary>Changes bodies in place.</summary>
    public void Change(IReadOnlyList<JsonObject> bodies)
    {
        // Every name is known before the first is replaced, for they are numbered in order.
        foreach (var note in new[] { true, false })
        {
            foreach (var body in bodies)
            {
                Walk(body, note);
            }
        }
    }

    /// <summary>What became of a name, id or address of the bodies that were changed.</summary>
    internal string Of(string text) => Replacement(text, "");

    private void Walk(JsonNode? node, bool note, string field = "")
    {
        if (node is JsonObject json)
        {
            foreach (var (name, value) in json.ToArray())
            {
                if (Changed(value, name, note) is { } text)
                {
                    json[name] = text;
                }
            }
        }
        else if (node is JsonArray list)
        {
            for (var index = 0; index < list.Count; index++)
            {
                if (Changed(list[index], field, note) is { } text)
                {
                    list[index] = text;
                }
            }
        }
    }

    private string? Changed(JsonNode? value, string field, bool note)
    {
        if (value is not JsonValue leaf || leaf.GetValueKind() != JsonValueKind.String)
        {
            Walk(value, note, field);
            return null;
        }

        var text = leaf.GetValue<string>();
        return note ? Note(text, field) : Replacement(text, field);
    }

    private string? Note(string text, string field)
    {
        _names.Note(text);
        if (field == "PolicyDocument")
        {
            _ = Policy(text, note: true);
        }
        else if (field == "Description" && BalancerIn(text) is { } balancer)
        {
            _names.NoteName(balancer, "balancer");
        }
        else if (Kind(text, field) is { } kind)
        {
            _names.NoteName(text, kind);
        }

        foreach (var part in Arn().Matches(text).SelectMany(arn => ArnNames(arn.Value)))
        {
            _names.NoteName(part, "name");
        }

        return null;
    }

    private string Replacement(string text, string field) =>
        text.Length == 0 || AwsWords.Contains(field) ? text
        : Unknowns.Contains(field) ? "something that is not told"
        : field is "Description" ? Description(text)
        : field is "PolicyDocument" ? Policy(text, note: false)
        : Cidr.ParseAddress(text) is { } address ? $"{_addresses.Of(address)}"
        : text.Contains('/', StringComparison.Ordinal) && Cidr.Parse(text) is { } block ? $"{_addresses.Of(block)}"
        : text.StartsWith("arn:", StringComparison.Ordinal) ? ArnText(text)
        : Sentences.Contains(field) ? _names.Text(Arn().Replace(text, arn => ArnText(arn.Value)))
        : field is "DnsName" ? EndpointSuffix().Replace(_names.Name(text), "$1-anonymous")
        : _names.Name(text);

    /// <summary>What a text is a name of; null when it is none that somebody gave.</summary>
    private static string? Kind(string text, string field) =>
        text.Length == 0 || AwsWords.Contains(field) || Sentences.Contains(field) || Unknowns.Contains(field) || field is "Description" ? null
        : text is "default" or "local" or "AmazonProvidedDNS" || text.StartsWith("com.amazonaws.", StringComparison.Ordinal) || (field is "DnsName" && text.EndsWith(".amazonaws.com", StringComparison.Ordinal)) || text.StartsWith("arn:", StringComparison.Ordinal)
            || Cidr.ParseAddress(text) is not null || Cidr.Parse(text) is not null ? null
        : Names.GetValueOrDefault(field, "name");

    /// <summary>Interfaces are told apart by what their owners write; other remarks are people's.</summary>
    private string Description(string text) => text.Split(' ', '/') switch
    {
        ["RDSNetworkInterface"] => text,
        ["ELB", ..] => _names.Text(text),
        ["ElastiCache", ..] => "ElastiCache",
        ["AWS", "Lambda", "VPC", ..] => "AWS Lambda VPC ENI",
        ["Interface", "for", "NAT", ..] or ["VPC", "Endpoint", "Interface", ..] => _names.Text(text),
        _ => "",
    };

    /// <summary>The load balancer that an interface's description names; null when it is another's interface.</summary>
    private static string? BalancerIn(string description) => description.Split(' ', '/') switch
    {
        ["ELB", "app" or "net" or "gwy", var name, ..] => name,
        ["ELB", var name] => name,
        _ => null,
    };

    // Part by part: names in them may hold @, + and the like.
    private string ArnText(string arn) => ArnPart().Replace(arn, part => _names.Name(part.Value));

    /// <summary>Names of a function, role or bucket: all behind the account but the word that tells the type.</summary>
    private static IEnumerable<string> ArnNames(string arn) =>
        arn.Split(':', 6) is [_, _, var service, _, _, var resource] ? resource.Split([':', '/', '*', '?'], StringSplitOptions.RemoveEmptyEntries).Skip(service == "s3" ? 0 : 1).Where(part => part != "service-role") : [];

    /// <summary>A policy keeps what it allows; whom and what it names is replaced, and statements lose their titles.</summary>
    private string Policy(string text, bool note)
    {
        try
        {
            var policy = JsonNode.Parse(text);
            WalkPolicy(policy, note, "");
            return note ? text : policy!.ToJsonString();
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private void WalkPolicy(JsonNode? node, bool note, string field)
    {
        switch (node)
        {
            case JsonObject json:
                json.Remove("Sid");
                json.Remove("Id");
                foreach (var (name, value) in json.ToArray())
                {
                    if (value is JsonValue leaf && leaf.GetValueKind() == JsonValueKind.String)
                    {
                        json[name] = PolicyText(leaf.GetValue<string>(), name, note);
                    }
                    else
                    {
                        WalkPolicy(value, note, name);
                    }
                }

                break;
            case JsonArray list:
                for (var index = 0; index < list.Count; index++)
                {
                    if (list[index] is JsonValue leaf && leaf.GetValueKind() == JsonValueKind.String)
                    {
                        list[index] = PolicyText(leaf.GetValue<string>(), field, note);
                    }
                    else
                    {
                        WalkPolicy(list[index], note, field);
                    }
                }

                break;
        }
    }

    private string PolicyText(string text, string field, bool note)
    {
        if (field is "Effect" or "Version" or "Action" or "NotAction" || text is "*" or "true" or "false")
        {
            return text;
        }

        if (note)
        {
            _names.Note(text);
            foreach (var part in text.StartsWith("arn:", StringComparison.Ordinal) ? ArnNames(text) : Kind(text, field) is null ? [] : [text])
            {
                _names.NoteName(part, "name");
            }

            return text;
        }

        return Cidr.ParseAddress(text) is { } address ? $"{_addresses.Of(address)}"
            : Cidr.Parse(text) is { } block ? $"{_addresses.Of(block)}"
            : text.StartsWith("arn:", StringComparison.Ordinal) ? ArnText(text)
            : _names.Name(text);
    }

    [GeneratedRegex(@"[^:/*?]+")]
    private static partial Regex ArnPart();

    [GeneratedRegex(@"arn:[a-z-]+:[a-z0-9-]*:[a-z0-9-]*:\d*:[^\s""']+")]
    private static partial Regex Arn();

    /// <summary>What AWS puts behind an endpoint's id in the endpoint's own names.</summary>
    [GeneratedRegex(@"^((?:\*\.)?vpce-[0-9a-z]+)-[0-9a-z]+(?=[.-])")]
    private static partial Regex EndpointSuffix();
}
