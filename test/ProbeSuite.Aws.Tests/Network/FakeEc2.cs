using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.EC2;
using Amazon.Runtime;
using ProbeSuite.Tests.Checks;
using ProbeSuite.Topology;
using ProbeSuite.Topology.Saved;

namespace ProbeSuite.Aws.Network;

/// <summary>EC2's query API over loopback, for a network that is given: in small pages, and with refusals where a test wants them.</summary>
internal sealed class FakeEc2 : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ILookup<string, JsonObject> _bodies;
    private readonly Task _serving;

    public FakeEc2(Snapshot network)
    {
        _bodies = SnapshotJson.Bodies(network).Where(body => body.Command.StartsWith("ec2 ", StringComparison.Ordinal)).ToLookup(body => Action(body.Command), body => body.Json);
        Url = $"http://127.0.0.1:{LoopbackPort.Reserve()}/";
        _listener.Prefixes.Add(Url);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Url { get; }

    /// <summary>Items on a page.</summary>
    public int PageSize { get; init; } = 1;

    /// <summary>Status and code to refuse a request with; null to answer it.</summary>
    public Func<IReadOnlyDictionary<string, string>, (int Status, string Code)?> Refuses { get; init; } = _ => null;

    /// <summary>Bodies beyond the network's, by action.</summary>
    public Dictionary<string, JsonObject> More { get; } = [];

    /// <summary>Actions in the order in which they were asked for.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public AmazonEC2Client Client()
    {
        var config = NetworkReader.ClientConfig();
        config.ServiceURL = Url;
        config.AuthenticationRegion = "eu-west-1";
        return new AmazonEC2Client(new BasicAWSCredentials("key", "secret"), config);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Close();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or InvalidOperationException)
            {
                return;
            }

            using var reader = new StreamReader(context.Request.InputStream);
            var (status, xml) = Answer(Form(await reader.ReadToEndAsync()));
            var bytes = Encoding.UTF8.GetBytes(xml);
            context.Response.StatusCode = status;
            context.Response.ContentType = "text/xml;charset=UTF-8";
            await context.Response.OutputStream.WriteAsync(bytes);
            context.Response.Close();
        }
    }

    private (int Status, string Xml) Answer(Dictionary<string, string> form)
    {
        var action = form["Action"];
        Asked.Enqueue(action);
        if (Refuses(form) is var (status, code))
        {
            return (status, Ec2Xml.Error(code, $"{action} is refused"));
        }

        string[] subjects = ["PrefixListId", "TransitGatewayRouteTableId", "VpcId"];
        var body = _bodies[action].FirstOrDefault(one => subjects.All(name => !form.TryGetValue(name, out var asked) || (string?)one[name] == asked))
            ?? More.GetValueOrDefault(action) ?? [];
        body = (JsonObject)body.DeepClone();
        return (200, Ec2Xml.Response(action, action is "DescribeAddresses" or "DescribeVpnGateways" ? body : Page(body, int.Parse(form.GetValueOrDefault("NextToken", "0")))));
    }

    /// <summary>Two actions know no pages; of others, a part of the body's list, and a token when there is more of it.</summary>
    private JsonObject Page(JsonObject body, int start)
    {
        if (body.FirstOrDefault(field => field.Value is JsonArray) is { Key: { } key, Value: JsonArray list })
        {
            body[key] = new JsonArray([.. list.Skip(start).Take(PageSize).Select(item => item?.DeepClone())]);
            if (start + PageSize < list.Count)
            {
                body["NextToken"] = $"{start + PageSize}";
            }
        }

        return body;
    }

    private static Dictionary<string, string> Form(string text) => text.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(field => field.Split('=', 2))
        .ToDictionary(field => WebUtility.UrlDecode(field[0]), field => WebUtility.UrlDecode(field[1]));

    private static string Action(string command) =>
        string.Concat(command[4..].Split('-').Select(word => $"{char.ToUpperInvariant(word[0])}{word[1..]}"));
}
