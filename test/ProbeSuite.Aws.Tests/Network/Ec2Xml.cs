using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace ProbeSuite.Aws.Network;

/// <summary>CLI-shaped JSON as EC2's XML: names begin with a small letter, and lists have names of their own.</summary>
internal static class Ec2Xml
{
    private static readonly XNamespace Ec2 = "http://ec2.amazonaws.com/doc/2016-11-15/";

    /// <summary>Names that the first rule does not give, as the EC2 API reference has them.</summary>
    private static readonly Dictionary<string, string> Irregular = new()
    {
        ["Addresses"] = "addressesSet",
        ["Associations"] = "associationSet",
        ["Attachments"] = "attachmentSet",
        ["DhcpConfigurations"] = "dhcpConfigurationSet",
        ["DhcpOptions"] = "dhcpOptionsSet",
        ["DnsEntries"] = "dnsEntrySet",
        ["EgressOnlyInternetGateways"] = "egressOnlyInternetGatewaySet",
        ["Entries"] = "entrySet",
        ["Groups"] = "groupSet",
        ["Instances"] = "instancesSet",
        ["Instances.State"] = "instanceState",
        ["InternetGateways"] = "internetGatewaySet",
        ["Ipv6Addresses"] = "ipv6AddressesSet",
        ["NatGatewayAddresses"] = "natGatewayAddressSet",
        ["NatGateways"] = "natGatewaySet",
        ["NetworkAcls"] = "networkAclSet",
        ["NetworkAcls.IsDefault"] = "default",
        ["NetworkInterfaceIds"] = "networkInterfaceIdSet",
        ["NetworkInterfaces"] = "networkInterfaceSet",
        ["PrefixLists"] = "prefixListSet",
        ["PrivateIpAddresses"] = "privateIpAddressesSet",
        ["Reservations"] = "reservationSet",
        ["RouteTableIds"] = "routeTableIdSet",
        ["RouteTables"] = "routeTableSet",
        ["Routes"] = "routeSet",
        ["SecurityGroups"] = "securityGroupInfo",
        ["SubnetIds"] = "subnetIdSet",
        ["Subnets"] = "subnetSet",
        ["Tags"] = "tagSet",
        ["TransitGatewayVpcAttachments.SubnetIds"] = "subnetIds",
        ["TransitGateways"] = "transitGatewaySet",
        ["UserIdGroupPairs"] = "groups",
        ["Values"] = "valueSet",
        ["VpcAttachments"] = "attachments",
        ["VpcBlockPublicAccessExclusions"] = "vpcBlockPublicAccessExclusionSet",
        ["VpcEndpoints"] = "vpcEndpointSet",
        ["VpcPeeringConnections"] = "vpcPeeringConnectionSet",
        ["VpnGateways"] = "vpnGatewaySet",
        ["Vpcs"] = "vpcSet",
    };

    public static string Response(string action, JsonObject body) =>
        new XElement(Ec2 + $"{action}Response", new XElement(Ec2 + "requestId", "request-1"), Fields(body, "")).ToString();

    public static string Error(string code, string message) => new XElement("Response",
        new XElement("Errors", new XElement("Error", new XElement("Code", code), new XElement("Message", message))),
        new XElement("RequestID", "request-1")).ToString();

    private static IEnumerable<XElement> Fields(JsonObject json, string parent) => json.Select(field => new XElement(
        Ec2 + (Irregular.GetValueOrDefault($"{parent}.{field.Key}") ?? Irregular.GetValueOrDefault(field.Key) ?? $"{char.ToLowerInvariant(field.Key[0])}{field.Key[1..]}"),
        Content(field.Value, field.Key)));

    private static object? Content(JsonNode? value, string name) => value switch
    {
        JsonArray list => list.Select(item => new XElement(Ec2 + "item", Content(item, name))),
        JsonObject inner => Fields(inner, name),
        _ => value?.ToString(),
    };
}
