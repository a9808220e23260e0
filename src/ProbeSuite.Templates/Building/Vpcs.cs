using System.Net;
using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>VPCs, subnets, and what AWS makes with them.</summary>
internal static class Vpcs
{
    public static IReadOnlyList<Vpc> Read(Draft draft)
    {
        var more = draft.Of("AWS::EC2::VPCCidrBlock").ToList();
        var options = draft.Of("AWS::EC2::VPCDHCPOptionsAssociation").ToDictionary(item => item.Text("VpcId") ?? "", item => item.Text("DhcpOptionsId"));
        return [.. draft.Of("AWS::EC2::VPC").Select(vpc => new Vpc
        {
            Id = vpc.Id,
            Name = vpc.Name,
            CidrBlocks = [.. Blocks(vpc, "CidrBlock"), .. more.Where(block => block["VpcId"]?.AsText == vpc.Id).SelectMany(block => Blocks(block, "CidrBlock", "Ipv6CidrBlock"))],
            // CloudFormation's defaults.
            EnableDnsSupport = vpc["EnableDnsSupport"] is null ? true : vpc.Truth("EnableDnsSupport"),
            EnableDnsHostnames = vpc["EnableDnsHostnames"] is null ? false : vpc.Truth("EnableDnsHostnames"),
            DhcpOptionsId = options.GetValueOrDefault(vpc.Id),
        })];
    }

    public static IReadOnlyList<Subnet> ReadSubnets(Draft draft)
    {
        var more = draft.Of("AWS::EC2::SubnetCidrBlock").ToList();
        return [.. draft.Of("AWS::EC2::Subnet").Select(subnet => new Subnet
        {
            Id = subnet.Id,
            VpcId = subnet.Text("VpcId") ?? "",
            Name = subnet.Name,
            CidrBlocks = [.. Blocks(subnet, "CidrBlock", "Ipv6CidrBlock"), .. more.Where(block => block["SubnetId"]?.AsText == subnet.Id).SelectMany(block => Blocks(block, "Ipv6CidrBlock"))],
            AvailabilityZone = subnet["AvailabilityZone"]?.AsText,
            AvailabilityZoneId = subnet["AvailabilityZoneId"]?.AsText,
            MapPublicIpOnLaunch = subnet.Truth("MapPublicIpOnLaunch") ?? false,
        })];
    }

    public static IReadOnlyList<DhcpOptions> ReadDhcpOptions(Draft draft) =>
        [.. draft.Of("AWS::EC2::DHCPOptions").Select(options => new DhcpOptions(options.Id, options.Texts("DomainNameServers"), options.Text("DomainName")))];

    private static IEnumerable<IPNetwork> Blocks(Properties from, params string[] names) => names.Select(from.Block).OfType<IPNetwork>();
}
