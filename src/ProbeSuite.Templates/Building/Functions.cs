using ProbeSuite.Templates.Evaluation;
using ProbeSuite.Templates.Parsing;
using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>Lambda functions, SAM's Globals applied.</summary>
internal static class Functions
{
    public static IReadOnlyList<StackFunction> Read(Draft draft, IReadOnlyList<Subnet> subnets, Func<Node, Value> evaluate, Node? globals) =>
    [
        .. draft.Of("AWS::Serverless::Function").Select(function => Of(draft, draft.PropertiesOf(function.Resource with { Properties = Merge(globals, function.Resource.Properties) }), subnets)),
        .. draft.Of("AWS::Lambda::Function").Select(function => Of(draft, function, subnets)),
    ];

    private static StackFunction Of(Draft draft, Properties function, IReadOnlyList<Subnet> subnets)
    {
        var name = function["FunctionName"]?.AsText ?? $"{draft.Options.StackName}-{function.Id}";
        var environment = function.Inner("Environment")?["Variables"] as Value.Map;
        var variables = environment?.Fields.Where(field => field.Value is Value.Text).DistinctBy(field => field.Key).ToDictionary(field => field.Key, field => field.Value.AsText!) ?? [];
        return new()
        {
            LogicalId = function.Id,
            Function = new()
            {
                Name = name,
                PlacementName = Tag(function, "probesuite:placement") ?? variables.GetValueOrDefault("PROBESUITE_PLACEMENT"),
                Placement = Placed(function, subnets),
                TimeoutSeconds = function.Number("Timeout") ?? 3,
            },
            Environment = variables,
            UnknownVariables = environment?.Fields.Where(field => field.Value.FirstUnknown is not null).ToDictionary(field => field.Key, field => field.Value.FirstUnknown!) ?? [],
            MemoryMb = function.Number("MemorySize") ?? 128,
        };
    }

    private static Placement Placed(Properties function, IReadOnlyList<Subnet> subnets)
    {
        if (function["CapacityProviderConfig"] is not null)
        {
            return new() { Unknown = "its network is the capacity provider's" };
        }

        if (function.Unknown("VpcConfig") is { } unknown)
        {
            return new() { Unknown = unknown };
        }

        var inner = function.Inner("VpcConfig");
        var ids = inner?.Texts("SubnetIds") ?? [];
        return inner is null || ids.Count == 0 ? Placement.NoVpc : new()
        {
            VpcId = subnets.FirstOrDefault(subnet => ids.Contains(subnet.Id))?.VpcId,
            SubnetIds = ids,
            SecurityGroupIds = inner.Texts("SecurityGroupIds"),
            Ipv6AllowedForDualStack = inner.Truth("Ipv6AllowedForDualStack") ?? false,
        };
    }

    private static string? Tag(Properties function, string key) => function["Tags"] switch
    {
        Value.Map map => map[key]?.AsText,
        Value.List => function.Items("Tags").FirstOrDefault(tag => tag["Key"]?.AsText == key)?["Value"]?.AsText,
        _ => null,
    };

    /// <summary>Globals first, the function's own fields over them; mappings are joined, lists added to, everything else replaced.</summary>
    /// <seealso href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html"/>
    private static Node Merge(Node? globals, Node own) => (globals, own) switch
    {
        (Node.Mapping a, Node.Mapping b) when !IsFunction(a) && !IsFunction(b) => new Node.Mapping(
        [
            .. a.Fields.Select(field => b[field.Key] is { } mine ? new KeyValuePair<string, Node>(field.Key, Merge(field.Value, mine)) : field),
            .. b.Fields.Where(field => a[field.Key] is null),
        ], b.Line),
        (Node.Sequence a, Node.Sequence b) => new Node.Sequence([.. a.Items, .. b.Items], b.Line),
        _ => own,
    };

    private static bool IsFunction(Node.Mapping node) => node.Entries is [var one] && (one.Key == "Ref" || one.Key.StartsWith("Fn::", StringComparison.Ordinal));
}
