using System.Collections.Concurrent;
using System.Globalization;
using System.Web;

namespace ProbeSuite.Cli;

/// <summary>
/// An account as AWS answers for it: lists in small pages, perhaps the first call of each action throttled, some actions denied.
/// It holds 20 VPCs with two subnets and a group each, and functions that stand in them by turns.
/// </summary>
internal sealed class PagingAccount : IAsyncDisposable
{
    public const int Vpcs = 20;
    public const int Functions = 300;
    public const int Databases = 7;

    private const int EntriesOnPage = 6;
    private const string Throttled = "<Response><Errors><Error><Code>RequestLimitExceeded</Code><Message>slower</Message></Error></Errors></Response>";
    private const string Denied = "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors></Response>";

    private readonly AwsStandIn _server;
    private readonly HashSet<string> _denied;
    private readonly ConcurrentDictionary<string, int> _calls = [];

    /// <summary>Whether the first call of each action is refused for now.</summary>
    public bool Throttles { get; init; }

    public PagingAccount(params string[] denied)
    {
        _denied = [.. denied];
        _server = new(Answer);
    }

    public IReadOnlyDictionary<string, string> Variables => _server.Variables;

    /// <summary>How often each action was called.</summary>
    public IReadOnlyDictionary<string, int> Calls => _calls;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private (int Status, string Body) Answer(string request)
    {
        var parts = request.Split(' ', 3);
        return parts[1].StartsWith("/2015-03-31/functions", StringComparison.Ordinal) ? Lambda(parts[1]) : Query(HttpUtility.ParseQueryString(parts[2]));
    }

    private (int Status, string Body) Query(System.Collections.Specialized.NameValueCollection form)
    {
        var action = form["Action"]!;
        if (_denied.Contains(action))
        {
            return (403, Denied);
        }

        if (_calls.AddOrUpdate(action, 1, (_, count) => count + 1) == 1 && Throttles)
        {
            return (503, Throttled);
        }

        var (list, items) = action switch
        {
            "DescribeVpcs" => ("vpcSet", Each(Vpcs, vpc => $"<item><vpcId>{Id("vpc", vpc)}</vpcId><cidrBlock>10.{vpc}.0.0/16</cidrBlock><ownerId>123456789012</ownerId></item>")),
            "DescribeSubnets" => ("subnetSet", Each(Vpcs * 2, subnet => $"<item><subnetId>{Id("subnet", subnet)}</subnetId><vpcId>{Id("vpc", subnet / 2)}</vpcId><cidrBlock>10.{subnet / 2}.{subnet % 2}.0/24</cidrBlock><availabilityZone>eu-west-1{(subnet % 2 == 0 ? 'a' : 'b')}</availabilityZone></item>")),
            "DescribeSecurityGroups" => ("securityGroupInfo", Each(Vpcs, group => $"<item><groupId>{Id("sg", group)}</groupId><groupName>app</groupName><vpcId>{Id("vpc", group)}</vpcId><ipPermissions/><ipPermissionsEgress><item><ipProtocol>-1</ipProtocol><ipRanges><item><cidrIp>0.0.0.0/0</cidrIp></item></ipRanges></item></ipPermissionsEgress></item>")),
            "DescribeRouteTables" => ("routeTableSet", Each(Vpcs, table => $"<item><routeTableId>{Id("rtb", table)}</routeTableId><vpcId>{Id("vpc", table)}</vpcId><routeSet><item><destinationCidrBlock>10.{table}.0.0/16</destinationCidrBlock><gatewayId>local</gatewayId><state>active</state></item></routeSet><associationSet><item><main>true</main></item></associationSet></item>")),
            "DescribeNetworkAcls" => ("networkAclSet", Each(Vpcs, acl => $"<item><networkAclId>{Id("acl", acl)}</networkAclId><vpcId>{Id("vpc", acl)}</vpcId><default>true</default><entrySet><item><ruleNumber>100</ruleNumber><protocol>-1</protocol><ruleAction>allow</ruleAction><egress>true</egress><cidrBlock>0.0.0.0/0</cidrBlock></item><item><ruleNumber>100</ruleNumber><protocol>-1</protocol><ruleAction>allow</ruleAction><egress>false</egress><cidrBlock>0.0.0.0/0</cidrBlock></item></entrySet><associationSet>{string.Concat(Enumerable.Range(acl * 2, 2).Select(subnet => $"<item><subnetId>{Id("subnet", subnet)}</subnetId></item>"))}</associationSet></item>")),
            "DescribeDBInstances" => ("DBInstances", Each(Databases, db => $"<DBInstance><DBInstanceIdentifier>orders-{db}</DBInstanceIdentifier><Engine>postgres</Engine><Endpoint><Address>orders-{db}.x.eu-west-1.rds.amazonaws.com</Address><Port>5432</Port></Endpoint><DBSubnetGroup><VpcId>{Id("vpc", db)}</VpcId><Subnets><Subnet><SubnetIdentifier>{Id("subnet", db * 2)}</SubnetIdentifier></Subnet></Subnets></DBSubnetGroup><VpcSecurityGroups><VpcSecurityGroupMembership><VpcSecurityGroupId>{Id("sg", db)}</VpcSecurityGroupId></VpcSecurityGroupMembership></VpcSecurityGroups></DBInstance>")),
            _ => ("none", []),
        };
        var start = Number(form["NextToken"] ?? form["Marker"]);
        var next = start + EntriesOnPage < items.Length ? $"{start + EntriesOnPage}" : "";
        var page = $"<{list}>{string.Concat(items.Skip(start).Take(EntriesOnPage))}</{list}>";
        return (200, list == "DBInstances" ? $"<R><DBResult>{page}<Marker>{next}</Marker></DBResult></R>" : $"<R>{page}{(next.Length > 0 ? $"<nextToken>{next}</nextToken>" : "")}</R>");
    }

    // Fifty on a page, as Lambda has it.
    private (int Status, string Body) Lambda(string path)
    {
        var action = path.Contains("/configuration", StringComparison.Ordinal) ? "GetFunctionConfiguration" : "ListFunctions";
        if (_denied.Contains(action))
        {
            return (403, """{"Message":"not authorized"}""");
        }

        if (_calls.AddOrUpdate(action, 1, (_, count) => count + 1) == 1 && Throttles)
        {
            return (429, """{"Reason":"CallerRateLimitExceeded","Message":"slower"}""");
        }

        if (action == "GetFunctionConfiguration")
        {
            return (200, Function(Number(path.Split('/')[3].Split('-')[^1]), ""","State":"Active" """));
        }

        var start = Number(HttpUtility.ParseQueryString(path.Split('?') is [_, var query] ? query : "")["Marker"]);
        var page = string.Join(',', Enumerable.Range(start, Math.Min(50, Functions - start)).Select(function => Function(function, "")));
        return (200, $$"""{"Functions":[{{page}}]{{(start + 50 < Functions ? $",\"NextMarker\":\"{start + 50}\"" : "")}}}""");
    }

    private static string Function(int number, string more) =>
        $$"""{"FunctionName":"function-{{number}}","FunctionArn":"arn:aws:lambda:eu-west-1:123456789012:function:function-{{number}}","VpcConfig":{"VpcId":"{{Id("vpc", number % Vpcs)}}","SubnetIds":["{{Id("subnet", number % Vpcs * 2)}}"],"SecurityGroupIds":["{{Id("sg", number % Vpcs)}}"]}{{more}}}""";

    private static string[] Each(int count, Func<int, string> item) => [.. Enumerable.Range(0, count).Select(item)];

    private static string Id(string prefix, int number) => $"{prefix}-{number.ToString("x17", CultureInfo.InvariantCulture)}";

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
