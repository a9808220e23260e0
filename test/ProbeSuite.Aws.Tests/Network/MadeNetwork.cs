using System.Net;
using Amazon.EC2;
using Amazon.EC2.Model;
using ProbeSuite.Aws.Tests;

namespace ProbeSuite.Aws.Network;

/// <summary>A VPC with a private and a public subnet, made through the API: NAT, peering, transit gateway, S3 endpoint, an ACL and a group.</summary>
public sealed record MadeNetwork(
    string Vpc, string PrivateSubnet, string NatGateway, IPAddress ElasticIp, string Peering, string TransitGateway,
    string S3Endpoint, string S3List, string Group, string Acl)
{
    public static async Task<MadeNetwork> BuildAsync(IAmazonEC2 ec2, CancellationToken cancellation)
    {
        var vpc = (await ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.7.0.0/16" }, cancellation)).Vpc.VpcId;
        await ec2.CreateTagsAsync(new() { Resources = [vpc], Tags = [new("Name", "made")] }, cancellation);
        await ec2.ModifyVpcAttributeAsync(new() { VpcId = vpc, EnableDnsHostnames = true }, cancellation);
        var privateSubnet = (await ec2.CreateSubnetAsync(new() { VpcId = vpc, CidrBlock = "10.7.1.0/24", AvailabilityZone = "eu-west-1a" }, cancellation)).Subnet.SubnetId;
        var publicSubnet = (await ec2.CreateSubnetAsync(new() { VpcId = vpc, CidrBlock = "10.7.2.0/24", AvailabilityZone = "eu-west-1a" }, cancellation)).Subnet.SubnetId;

        var gateway = (await ec2.CreateInternetGatewayAsync(new CreateInternetGatewayRequest(), cancellation)).InternetGateway.InternetGatewayId;
        await ec2.AttachInternetGatewayAsync(new() { InternetGatewayId = gateway, VpcId = vpc }, cancellation);
        var address = await ec2.AllocateAddressAsync(new AllocateAddressRequest { Domain = DomainType.Vpc }, cancellation);
        var nat = (await ec2.CreateNatGatewayAsync(new() { SubnetId = publicSubnet, AllocationId = address.AllocationId }, cancellation)).NatGateway.NatGatewayId;

        var other = (await ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.8.0.0/16" }, cancellation)).Vpc.VpcId;
        var peering = (await ec2.CreateVpcPeeringConnectionAsync(new() { VpcId = vpc, PeerVpcId = other }, cancellation)).VpcPeeringConnection.VpcPeeringConnectionId;
        await ec2.AcceptVpcPeeringConnectionAsync(new() { VpcPeeringConnectionId = peering }, cancellation);

        var transit = (await ec2.CreateTransitGatewayAsync(new() { Description = "made" }, cancellation)).TransitGateway;
        var attachment = (await ec2.CreateTransitGatewayVpcAttachmentAsync(new() { TransitGatewayId = transit.TransitGatewayId, VpcId = vpc, SubnetIds = [privateSubnet] }, cancellation)).TransitGatewayVpcAttachment;
        await ec2.CreateTransitGatewayRouteAsync(
            new() { TransitGatewayRouteTableId = transit.Options.AssociationDefaultRouteTableId, DestinationCidrBlock = "10.9.0.0/16", TransitGatewayAttachmentId = attachment.TransitGatewayAttachmentId }, cancellation);

        var table = (await ec2.CreateRouteTableAsync(new() { VpcId = vpc }, cancellation)).RouteTable.RouteTableId;
        await ec2.AssociateRouteTableAsync(new() { RouteTableId = table, SubnetId = privateSubnet }, cancellation);
        await ec2.CreateRouteAsync(new() { RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0", NatGatewayId = nat }, cancellation);
        await ec2.CreateRouteAsync(new() { RouteTableId = table, DestinationCidrBlock = "10.8.0.0/16", VpcPeeringConnectionId = peering }, cancellation);
        await ec2.CreateRouteAsync(new() { RouteTableId = table, DestinationCidrBlock = "10.9.0.0/16", TransitGatewayId = transit.TransitGatewayId }, cancellation);

        const string S3 = $"com.amazonaws.{MotoServer.Region}.s3";
        var endpoint = (await ec2.CreateVpcEndpointAsync(new() { VpcId = vpc, ServiceName = S3, RouteTableIds = [table] }, cancellation)).VpcEndpoint.VpcEndpointId;
        var lists = await ec2.DescribeManagedPrefixListsAsync(new() { Filters = [new("prefix-list-name", [S3])] }, cancellation);
        var list = lists.PrefixLists.Single(one => one.PrefixListName == S3).PrefixListId;

        var group = (await ec2.CreateSecurityGroupAsync(new() { GroupName = "made", Description = "made", VpcId = vpc }, cancellation)).GroupId;
        await ec2.AuthorizeSecurityGroupIngressAsync(
            new() { GroupId = group, IpPermissions = [new() { IpProtocol = "tcp", FromPort = 5432, ToPort = 5432, UserIdGroupPairs = [new() { GroupId = group }] }] }, cancellation);
        await ec2.AuthorizeSecurityGroupEgressAsync(
            new() { GroupId = group, IpPermissions = [new() { IpProtocol = "tcp", FromPort = 443, ToPort = 443, PrefixListIds = [new() { Id = list }] }] }, cancellation);

        var acl = (await ec2.CreateNetworkAclAsync(new() { VpcId = vpc }, cancellation)).NetworkAcl.NetworkAclId;
        await ec2.CreateNetworkAclEntryAsync(
            new() { NetworkAclId = acl, RuleNumber = 90, Egress = true, Protocol = "17", RuleAction = RuleAction.Deny, CidrBlock = "0.0.0.0/0", PortRange = new() { From = 53, To = 53 } }, cancellation);

        return new MadeNetwork(vpc, privateSubnet, nat, IPAddress.Parse(address.PublicIp), peering, transit.TransitGatewayId, endpoint, list, group, acl);
    }
}
