using System.Text.Json.Nodes;
using ProbeSuite.Lab.Services;
using ProbeSuite.Topology;
using ProbeSuite.Topology.Saved;

namespace ProbeSuite.Lab.Running;

/// <summary>
/// Ids as a deployment gives them: the logical id behind AWS's prefix, <c>igw-InternetGateway</c>. Programs that read the
/// network by the EC2 API tell gateways apart by that prefix; people recognise the rest.
/// </summary>
internal sealed class PhysicalIds
{
    private readonly Dictionary<string, string> _byLogical = new(StringComparer.Ordinal);

    /// <summary>Ids for a template's snapshot. What bears an id of AWS's form already keeps it.</summary>
    public PhysicalIds(Snapshot snapshot)
    {
        Add("vpc-", snapshot.Vpcs.Select(vpc => vpc.Id));
        Add("subnet-", snapshot.Subnets.Select(subnet => subnet.Id));
        Add("rtb-", snapshot.RouteTables.Select(table => table.Id));
        Add("acl-", snapshot.NetworkAcls.Select(acl => acl.Id));
        Add("sg-", snapshot.SecurityGroups.Select(group => group.Id));
        Add("igw-", snapshot.InternetGateways.Select(gateway => gateway.Id));
        Add("eigw-", snapshot.EgressOnlyInternetGateways.Select(gateway => gateway.Id));
        Add("nat-", snapshot.NatGateways.Select(gateway => gateway.Id));
        Add("eipalloc-", snapshot.NatGateways.SelectMany(gateway => gateway.Addresses).Select(address => address.AllocationId).OfType<string>());
        Add("vpce-", snapshot.VpcEndpoints.Select(endpoint => endpoint.Id));
        Add("eni-", snapshot.NetworkInterfaces.Select(card => card.Id));
        Add("pl-", snapshot.PrefixLists.Select(list => list.Id));
        Add("pcx-", snapshot.PeeringConnections.Select(connection => connection.Id));
        Add("tgw-", snapshot.TransitGateways.Select(gateway => gateway.Id));
        Add("tgw-attach-", snapshot.TransitGatewayAttachments.Select(attachment => attachment.Id));
        Add("tgw-rtb-", snapshot.TransitGatewayRouteTables.Select(table => table.Id));
        Add("i-", snapshot.Instances.Select(instance => instance.Id));
        Add("dopt-", snapshot.DhcpOptions.Select(options => options.Id).Where(id => id != "default"));
        Add("vgw-", snapshot.VpnGateways.Select(gateway => gateway.Id));
    }

    /// <summary>The physical id of a logical one; anything else is what it was.</summary>
    public string this[string id] => _byLogical.GetValueOrDefault(id, id);

    /// <summary>A placement with physical ids.</summary>
    public Placement In(Placement placement) => placement with
    {
        VpcId = placement.VpcId is { } vpc ? this[vpc] : null,
        SubnetIds = [.. placement.SubnetIds.Select(id => this[id])],
        SecurityGroupIds = [.. placement.SecurityGroupIds.Select(id => this[id])],
    };

    /// <summary>JSON in which every text that is a logical id has become the physical one.</summary>
    public JsonNode? In(JsonNode? json) => json switch
    {
        JsonObject inner => new JsonObject(inner.Select(member => KeyValuePair.Create(member.Key, In(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(In)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(InText(text)),
        _ => json?.DeepClone(),
    };

    /// <summary>A snapshot with physical ids: written as AWS would tell it, and read again.</summary>
    public Snapshot In(Snapshot snapshot)
    {
        using var folder = RunFolder.Create();
        foreach (var (number, body) in SnapshotJson.Bodies(snapshot).Index())
        {
            File.WriteAllText(Path.Combine(folder.Path, $"{number:000}.json"), In(body.Json)!.ToJsonString());
        }

        return SnapshotFolder.Read(folder.Path);
    }

    // An endpoint's policy is JSON within JSON.
    private string InText(string text) =>
        text.StartsWith('{') && JsonNode.Parse(text) is JsonObject inner ? In(inner)!.ToJsonString() : this[text];

    private void Add(string prefix, IEnumerable<string> ids)
    {
        foreach (var id in ids.Where(id => !id.StartsWith(prefix, StringComparison.Ordinal)))
        {
            _byLogical[id] = $"{prefix}{id.Replace(".", "", StringComparison.Ordinal)}";
        }
    }
}
