using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace ProbeSuite.Stack.Tests;

/// <summary>
/// The template as CloudFormation would deploy it with some parameters. What only AWS can know stands in it as
/// <c>${LogicalId.Attribute}</c>.
/// </summary>
internal sealed class DeployedStack
{
    private static readonly ConcurrentDictionary<string, Lazy<DeployedStack>> Known = new();

    private static readonly Lazy<string> Translated = new(() => Repository.Run("python3", "test/ProbeSuite.Stack.Tests/deploy.py", "translate", "template.yaml").Output);

    private readonly JsonObject _body;

    private DeployedStack(string name, string parameters)
    {
        var ended = Resolve(name, parameters);
        Assert.True(ended.ExitCode == 0, ended.Error);
        _body = JsonNode.Parse(ended.Output)!.AsObject();
    }

    /// <summary>The parameters that between them switch every condition both ways.</summary>
    public static TheoryData<string> Variants =>
    [
        "",
        "CreateDatabase=true InterfaceEndpoint=true Email=you@example.com CellMetrics=all AlarmAfter=3-of-5",
        "DatabaseUrl=mysql://db.example.com/shop Interval=never Chat=amazon-q",
        "ExistingVpcId=vpc-0123456789abcdef0 Dashboard=false",
        "ExistingVpcId=vpc-0123456789abcdef0 PrivateSubnetIds=subnet-00000001,subnet-00000002 SecurityGroupIds=sg-00000001",
        "ExistingVpcId=vpc-0123456789abcdef0 PrivateSubnetIds=subnet-00000001 PublicSubnetIds=subnet-00000002 EndpointSubnetIds=subnet-00000003 S3EndpointId=vpce-00000001",
    ];

    /// <summary>The template as SAM hands it to CloudFormation, nothing resolved; a copy of the caller's own.</summary>
    public static JsonNode Plain => JsonNode.Parse(Translated.Value)!;

    public IReadOnlyDictionary<string, JsonObject> Resources => _body[nameof(Resources)]!.AsObject().ToDictionary(each => each.Key, each => each.Value!.AsObject());

    public IReadOnlyDictionary<string, string> Outputs => _body[nameof(Outputs)]!.AsObject().ToDictionary(each => each.Key, each => each.Value!["Value"]!.ToString());

    public static DeployedStack With(string parameters, string name = "probesuite") =>
        Known.GetOrAdd($"{name} {parameters}", _ => new(() => new(name, parameters))).Value;

    /// <summary>Runs the resolution itself, for parameters that CloudFormation refuses.</summary>
    public static Ended Resolve(string name, string parameters) =>
        Repository.Run("python3", ["test/ProbeSuite.Stack.Tests/deploy.py", "resolve", "template.yaml", name, .. parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

    /// <summary>The properties of every resource of a type, by logical id.</summary>
    public IReadOnlyDictionary<string, JsonObject> OfType(string type) => Resources
        .Where(each => each.Value["Type"]!.ToString() == type)
        .ToDictionary(each => each.Key, each => each.Value["Properties"]!.AsObject());

    public JsonObject Properties(string id) => Resources[id]["Properties"]!.AsObject();

    public IReadOnlyDictionary<string, string> EnvironmentOf(string function) =>
        Properties(function)["Environment"]!["Variables"]!.AsObject().ToDictionary(each => each.Key, each => each.Value!.ToString());

    /// <summary>Every statement of every policy, with what it is attached to.</summary>
    public IEnumerable<PolicyStatement> Statements =>
        from resource in Resources
        from document in Documents(resource.Value["Properties"]!)
        from statement in document["Statement"]!.AsArray()
        select new PolicyStatement(resource.Key, resource.Value["Type"]!.ToString(), statement!.AsObject());

    /// <summary>Statements of the policies that a role has, its own and the attached ones.</summary>
    public IEnumerable<PolicyStatement> StatementsOfRole(string role)
    {
        var attached = Properties(role)["ManagedPolicyArns"]?.AsArray().Select(arn => arn!.ToString().Trim('$', '{', '}')) ?? [];
        return Statements.Where(each => (each.Owner == role && !each.IsTrust) || attached.Contains(each.Owner));
    }

    private static IEnumerable<JsonNode> Documents(JsonNode node) => node switch
    {
        JsonObject map when map.ContainsKey("Statement") => [map],
        JsonObject map => map.Where(each => each.Value is not null).SelectMany(each => Documents(each.Value!)),
        JsonArray list => list.Where(each => each is not null).SelectMany(each => Documents(each!)),
        _ => [],
    };
}

/// <summary>One statement of a policy.</summary>
internal sealed record PolicyStatement(string Owner, string OwnerType, JsonObject Body)
{
    public bool Allows => Body["Effect"]!.ToString() == "Allow";

    public string[] Actions => Texts(Body["Action"]);

    public string[] Resources => Texts(Body["Resource"]);

    public JsonNode? Condition => Body[nameof(Condition)];

    /// <summary>Who is meant; empty for an identity's policy, which means its holder.</summary>
    public string[] Principals => Body["Principal"] switch
    {
        JsonObject kinds => [.. kinds.SelectMany(kind => Texts(kind.Value))],
        var other => Texts(other),
    };

    public bool IsTrust => Actions.Contains("sts:AssumeRole");

    private static string[] Texts(JsonNode? node) => node switch
    {
        null => [],
        JsonArray list => [.. list.Select(each => each!.ToString())],
        _ => [node.ToString()],
    };
}
