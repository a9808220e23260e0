using System.Collections.Frozen;

namespace ProbeSuite.Lab.Services.Ec2;

/// <summary>
/// What the EC2 query protocol calls the members that <c>aws ec2 describe-…</c> prints: almost always the same name with
/// a small letter, and a list <c>…Set</c>.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/making-api-requests.html"/>
internal static class ElementNames
{
    /// <summary>Those that the rule does not make, by the member, or by the list that its owner stands in and the member.</summary>
    private static readonly FrozenDictionary<string, string> Exceptions = new Dictionary<string, string>
    {
        ["Addresses"] = "addressesSet",
        [".Associations"] = "associations",
        [".AvailabilityZones"] = "availabilityZoneInfo",
        ["AvailabilityZones.State"] = "zoneState",
        ["BlockDeviceMappings"] = "blockDeviceMapping",
        [".DhcpOptions"] = "dhcpOptionsSet",
        ["Instances"] = "instancesSet",
        ["Instances.PublicDnsName"] = "dnsName",
        ["Instances.PublicIpAddress"] = "ipAddress",
        ["Instances.SecurityGroups"] = "groupSet",
        ["Instances.State"] = "instanceState",
        ["Instances.StateTransitionReason"] = "reason",
        ["IpPermissions"] = "ipPermissions",
        ["IpPermissionsEgress"] = "ipPermissionsEgress",
        ["IpPrefixes"] = "ipPrefixSet",
        ["IpRanges"] = "ipRanges",
        ["Ipv4Prefixes"] = "ipv4PrefixSet",
        ["Ipv6Addresses"] = "ipv6AddressesSet",
        ["Ipv6Prefixes"] = "ipv6PrefixSet",
        ["Ipv6Ranges"] = "ipv6Ranges",
        ["NatGatewayAddresses"] = "natGatewayAddressSet",
        ["NetworkAcls.IsDefault"] = "default",
        ["PrefixListIds"] = "prefixListIds",
        ["PrivateIpAddresses"] = "privateIpAddressesSet",
        ["ProductCodeId"] = "productCode",
        ["ProductCodeType"] = "type",
        ["ProductCodes"] = "productCodes",
        ["SecondaryInterfaces.PrivateIpAddresses"] = "privateIpAddressSet",
        [".SecurityGroups"] = "securityGroupInfo",
        ["SecurityGroups.Description"] = "groupDescription",
        ["TransitGatewayAttachments"] = "transitGatewayAttachments",
        ["TransitGatewayCidrBlocks"] = "transitGatewayCidrBlocks",
        ["TransitGatewayRouteTablePropagations"] = "transitGatewayRouteTablePropagations",
        ["TransitGatewayRouteTables"] = "transitGatewayRouteTables",
        ["TransitGatewayVpcAttachments"] = "transitGatewayVpcAttachments",
        ["TransitGatewayVpcAttachments.SubnetIds"] = "subnetIds",
        ["UserIdGroupPairs"] = "groups",
        ["VpcAttachments"] = "attachments",
    }.ToFrozenDictionary();

    /// <summary>The element of a member.</summary>
    /// <param name="owner">The member whose value the owner is, or is in; empty for the body itself.</param>
    /// <param name="member">The member's name.</param>
    /// <param name="isList">Whether its value is a list.</param>
    public static string Of(string owner, string member, bool isList) =>
        Exceptions.GetValueOrDefault($"{owner}.{member}") ?? Exceptions.GetValueOrDefault(member) ?? ByRule(member, isList);

    private static string ByRule(string member, bool isList)
    {
        var small = $"{char.ToLowerInvariant(member[0])}{member[1..]}";
        return !isList || small.EndsWith("Set", StringComparison.Ordinal) ? small
            : small.EndsWith("ies", StringComparison.Ordinal) ? $"{small[..^3]}ySet"
            : small.EndsWith('s') ? $"{small[..^1]}Set"
            : $"{small}Set";
    }
}
