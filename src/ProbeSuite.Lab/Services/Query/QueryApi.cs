using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;

namespace ProbeSuite.Lab.Services.Query;

/// <summary>
/// The parts of RDS and Elastic Load Balancing that describe a network, telling what saved response bodies say: whole
/// lists, in one page.
/// </summary>
/// <param name="bodies">Bodies as <c>aws rds …</c>, <c>aws elb …</c> and <c>aws elbv2 …</c> print them.</param>
/// <seealso href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/Welcome.html"/>
public sealed class QueryApi(IReadOnlyList<JsonObject> bodies)
{
    private const string ClassicVersion = "2012-06-01";

    /// <summary>Answers one request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var action = $"{form["Action"]}";
        var answer = (action, $"{form["Version"]}") switch
        {
            ("DescribeDBInstances", _) => Answer(action, "DBInstances"),
            ("DescribeDBClusters", _) => Answer(action, "DBClusters"),
            ("DescribeLoadBalancers", ClassicVersion) => Answer(action, "LoadBalancerDescriptions"),
            ("DescribeLoadBalancers", _) => Answer(action, "LoadBalancers"),
            _ => null,
        };
        context.Response.ContentType = "text/xml";
        if (answer is null)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            answer = new("ErrorResponse", new XElement("Error", new XElement("Type", "Sender"), new XElement("Code", "InvalidAction"),
                new XElement("Message", $"The lab does not play {action}.")));
        }

        await context.Response.WriteAsync($"{answer}", context.RequestAborted);
    }

    private XElement Answer(string action, string member)
    {
        var items = bodies.Select(body => body[member]).OfType<JsonArray>().SelectMany(list => list).OfType<JsonNode>();
        return new($"{action}Response", new XElement($"{action}Result", new XElement(member, items.Select(item => new XElement(ItemOf(member), Content(item))))));
    }

    private static object? Content(JsonNode value) => value switch
    {
        JsonObject inner => inner.Where(member => member.Value is not null).Select(member => new XElement(member.Key, member.Value is JsonArray list
            ? list.OfType<JsonNode>().Select(item => new XElement(ItemOf(member.Key), Content(item)))
            : Content(member.Value!))),
        _ => value.GetValueKind() is JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString(),
    };

    // Load balancing calls every item "member"; RDS has names of its own.
    private static string ItemOf(string list) => list switch
    {
        "DBInstances" => "DBInstance",
        "DBClusters" => "DBCluster",
        "VpcSecurityGroups" => "VpcSecurityGroupMembership",
        "Subnets" => "Subnet",
        _ => "member",
    };
}
