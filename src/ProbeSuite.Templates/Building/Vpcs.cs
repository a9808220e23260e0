using System.Net;
using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>VPCs and their subnets.</summary>
internal static class Vpcs
{
    public static IReadOnlyList<Vpc> Read(Draft draft)
    {
        var more = draft.All("AWS::EC2::VPCCidrBlock").ToLookup(block => block.Reference("VpcId"));
        var options = draft.All("AWS::EC2::VPCDHCPOptionsAssociation").ToLookup(association => association.Reference("VpcId"));
        return [.. draft.Of("AWS::EC2::VPC").Select(vpc => new Vpc
        {
            Id = vpc.Id,
            Name = vpc.Name,
            OwnerId = draft.Evaluator.Options.Account,
            CidrBlocks = [.. First(vpc), .. more[vpc.Id].SelectMany(block => More(block.Of(ResourceKind.Vpcs, vpc.Id), draft.Evaluator.StandIns.Of(vpc.Id))).OrderBy(block => block.BaseAddress.AddressFamily)],
            // CloudFormation's defaults.
            EnableDnsSupport = vpc["EnableDnsSupport"] is null ? true : vpc.Flag("EnableDnsSupport"),
            EnableDnsHostnames = vpc["EnableDnsHostnames"] is null ? false : vpc.Flag("EnableDnsHostnames"),
            DhcpOptionsId = options[vpc.Id].Select(association => Chosen(draft, association)).FirstOrDefault(),
        })];
    }

    public static IReadOnlyList<Subnet> ReadSubnets(Draft draft)
    {
        var more = draft.All("AWS::EC2::SubnetCidrBlock").ToLookup(block => block.Reference("SubnetId"));
        return [.. draft.Of("AWS::EC2::Subnet").Select(subnet => new Subnet
        {
            Id = subnet.Id,
            VpcId = subnet.Reference("VpcId") ?? "",
            Name = subnet.Name,
            CidrBlocks = [.. Blocks(subnet, "CidrBlock", "Ipv6CidrBlock"), .. more[subnet.Id].SelectMany(block => Blocks(block.Of(ResourceKind.Subnets, subnet.Id), "Ipv6CidrBlock"))],
            AvailabilityZone = subnet.Plain("AvailabilityZone"),
            AvailabilityZoneId = subnet.Plain("AvailabilityZoneId"),
            MapPublicIpOnLaunch = subnet.Flag("MapPublicIpOnLaunch") ?? false,
        })];
    }

    public static IReadOnlyList<DhcpOptions> ReadDhcpOptions(Draft draft) =>
        [.. draft.Of("AWS::EC2::DHCPOptions").Select(options => new DhcpOptions(options.Id, options.Texts("DomainNameServers"), options.Text("DomainName")))];

    private static IEnumerable<IPNetwork> First(Properties vpc)
    {
        if (vpc["CidrBlock"] is null)
        {
            vpc.Miss($"the address block of {vpc.Id} comes from a pool");
        }

        return Blocks(vpc, "CidrBlock");
    }

    private static IEnumerable<IPNetwork> More(Properties block, IPNetwork? standIn)
    {
        if (block.Doubt is { } doubt)
        {
            block.Miss(doubt);
            return [];
        }

        if (block["CidrBlock"] is null && block["Ipv6CidrBlock"] is null)
        {
            block.Miss($"the block {block.Id} is chosen by AWS at deployment{(standIn is null ? "" : $", and {standIn} stands for it")}");
            return standIn is { } chosen ? [chosen] : [];
        }

        return Blocks(block, "CidrBlock", "Ipv6CidrBlock");
    }

    private static IEnumerable<IPNetwork> Blocks(Properties from, params string[] names) => names.Select(from.Block).OfType<IPNetwork>();

    private static string? Chosen(Draft draft, Properties association)
    {
        var id = association.Reference("DhcpOptionsId") ?? "";
        if (association.Doubt is { } doubt)
        {
            id = $"DHCP options of {association.Reference("VpcId")}";
            draft.Miss(ResourceKind.DhcpOptions, doubt, id);
        }
        else if (draft.TypeOf(id) is null && id != "default")
        {
            draft.Lack(ResourceKind.DhcpOptions, $"{id} is not in the template", id);
        }

        return id;
    }
}
