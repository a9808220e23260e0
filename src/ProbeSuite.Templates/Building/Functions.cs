using ProbeSuite.Templates.Evaluation;
using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>Lambda functions, declared by SAM or by themselves.</summary>
internal static class Functions
{
    private const string PlacementTag = "probesuite:placement";
    private const string PlacementVariable = "PROBESUITE_PLACEMENT";

    public static IReadOnlyList<StackFunction> Read(Draft draft, IReadOnlyList<Subnet> subnets) =>
        [.. draft.Of("AWS::Lambda::Function", "AWS::Serverless::Function").OrderBy(function => function.Resource.Line).Select(function => Function(draft, function, subnets))];

    private static StackFunction Function(Draft draft, Properties function, IReadOnlyList<Subnet> subnets)
    {
        var environment = Variables(function);
        if (function["Properties"] is Value.Unknown { What: var what })
        {
            function.Miss($"the properties of {function.Id} are not known: {what}");
        }

        return new()
        {
            LogicalId = function.Id,
            Function = new()
            {
                Name = function.Text("FunctionName") ?? function.Id,
                LogicalId = function.Id,
                PlacementName = function.Tag(PlacementTag) ?? environment.LastOrDefault(variable => variable.Key == PlacementVariable).Value?.AsText,
                Placement = Placement(draft, function, subnets),
                Role = function.Plain("Role"),
                TimeoutSeconds = function["Timeout"] is null ? DefaultTimeout : function.Number("Timeout"),
            },
            Environment = Belongings.Known(environment),
            UnknownVariables = Belongings.Unknown(environment),
            MemoryMb = function.Number("MemorySize") ?? DefaultMemory,
        };
    }

    /// <seealso href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html"/>
    private const int DefaultTimeout = 3;
    private const int DefaultMemory = 128;

    private static Placement Placement(Draft draft, Properties function, IReadOnlyList<Subnet> subnets)
    {
        // The instances of a capacity provider have their own network; the function's VpcConfig does not apply.
        if (function["CapacityProviderConfig"] is not null)
        {
            return new() { Unknown = $"{function.Id} runs on a capacity provider, whose network it has" };
        }

        if (function["Properties"] is Value.Unknown properties)
        {
            return new() { Unknown = properties.What };
        }

        switch (function["VpcConfig"])
        {
            case null or Value.Map { Fields.Count: 0 } or Value.Text { Content.Length: 0 }:
                return Topology.Placement.NoVpc;
            case { FirstUnknown: { } unknown } and not Value.Map:
                return new() { Unknown = $"{function.Id}.VpcConfig is not known: {unknown}" };
        }

        var config = function.Inner("VpcConfig")!;
        var ids = config.References("SubnetIds");
        var unknownSubnets = config.Unknown("SubnetIds");
        foreach (var id in ids.Where(id => draft.TypeOf(id) != "AWS::EC2::Subnet" && unknownSubnets is null))
        {
            draft.Lack(ResourceKind.Subnets, "it is not in the template", id);
        }

        var knowsGroups = !config.NoteUnknown("SecurityGroupIds");
        foreach (var id in config.References("SecurityGroupIds").Where(id => knowsGroups && draft.TypeOf(id) != "AWS::EC2::SecurityGroup" && !id.EndsWith(".DefaultSecurityGroup", StringComparison.Ordinal)))
        {
            draft.Lack(ResourceKind.SecurityGroups, "it is not in the template", id);
        }

        return new()
        {
            VpcId = subnets.FirstOrDefault(subnet => ids.Contains(subnet.Id))?.VpcId,
            SubnetIds = ids,
            SecurityGroupIds = config.References("SecurityGroupIds"),
            Ipv6AllowedForDualStack = config.Flag("Ipv6AllowedForDualStack") ?? false,
            Unknown = unknownSubnets is null ? null : $"{function.Id}.VpcConfig.SubnetIds is not known: {unknownSubnets}",
        };
    }

    private static IReadOnlyList<KeyValuePair<string, Value>> Variables(Properties function) =>
        function["Environment"] is Value.Map environment && environment["Variables"] is Value.Map variables ? variables.Fields : [];
}
