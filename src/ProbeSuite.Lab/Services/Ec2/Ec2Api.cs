using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;

namespace ProbeSuite.Lab.Services.Ec2;

/// <summary>The part of the EC2 API that describes a network, telling what saved response bodies say.</summary>
/// <param name="bodies">
/// Bodies as <c>aws ec2 …</c> prints them. Those that belong to one resource have its id beside the list: entries of a
/// prefix list, routes of a transit gateway route table, attributes of a VPC.
/// </param>
/// <seealso href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Welcome.html"/>
public sealed class Ec2Api(IReadOnlyList<JsonObject> bodies)
{
    /// <summary>Answers one request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var request = new Ec2Request(await context.Request.ReadFormAsync(context.RequestAborted));
        XElement answer;
        try
        {
            answer = Ec2Xml.Response(request.Action, Answer(request));
        }
        catch (Ec2Error error)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            answer = Ec2Xml.Error(error.Code, error.Message);
        }

        context.Response.ContentType = "text/xml;charset=UTF-8";
        await context.Response.WriteAsync($"{answer}", context.RequestAborted);
    }

    private JsonObject Answer(Ec2Request request) => request.Action is "DescribeVpcAttribute"
        ? Attribute(request)
        : List(request, Ec2Operation.Find(request.Action) ?? throw Ec2Error.UnknownAction(request.Action));

    /// <summary>One attribute of a VPC, which <c>DescribeVpcs</c> does not tell.</summary>
    private JsonObject Attribute(Ec2Request request)
    {
        var (vpc, name) = (request["VpcId"] ?? "", request["Attribute"] ?? "");
        var member = name is "" ? "" : $"{char.ToUpperInvariant(name[0])}{name[1..]}";
        var body = bodies.FirstOrDefault(body => body.ContainsKey(member) && $"{body["VpcId"]}" == vpc) ?? throw Ec2Error.NotFound("VpcId", vpc);
        return new() { ["VpcId"] = vpc, [member] = body[member]!.DeepClone() };
    }

    private JsonObject List(Ec2Request request, Ec2Operation operation)
    {
        var items = Items(request, operation);
        var ids = request.Ids(operation.IdField) is { Count: > 0 } some ? some : request.Ids($"{operation.IdField}s");
        if (ids.Count > 0)
        {
            var byId = items.ToDictionary(item => IdOf(item, operation));
            items = [.. ids.Select(id => byId.GetValueOrDefault(id) ?? throw Ec2Error.NotFound(operation.IdField, id))];
        }

        JsonObject[] admitted = [.. items.Where(item => request.Filters.All(filter => filter.Admits(item)))];
        var from = request["NextToken"] is { } token
            ? int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : throw Ec2Error.BadToken(token)
            : 0;
        var page = admitted.Skip(from).Take(request.MaxResults ?? int.MaxValue).ToArray();
        var body = new JsonObject { [operation.Member] = new JsonArray([.. page.Select(item => item.DeepClone())]) };
        if (from + page.Length < admitted.Length)
        {
            body["NextToken"] = (from + page.Length).ToString(CultureInfo.InvariantCulture);
        }

        return body;
    }

    private IReadOnlyList<JsonObject> Items(Ec2Request request, Ec2Operation operation)
    {
        var those = bodies.Where(body => body.ContainsKey(operation.Member));
        if (operation.Owner is { } owner)
        {
            var id = request[owner] ?? "";
            those = [those.FirstOrDefault(body => $"{body[owner]}" == id) ?? throw Ec2Error.NotFound(owner, id)];
        }

        return [.. those.SelectMany(body => (JsonArray)body[operation.Member]!).OfType<JsonObject>()];
    }

    private static string IdOf(JsonObject item, Ec2Operation operation) =>
        $"{(operation.Member is "Reservations" ? item["Instances"]?[0]?[operation.IdField] : item[operation.IdField])}";
}
