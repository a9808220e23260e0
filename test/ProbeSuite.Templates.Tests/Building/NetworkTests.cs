using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

/// <summary>Each kind of resource of the network, in the smallest template that has it.</summary>
public class NetworkTests
{
    private const string Vpc = """
        Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.7/16, Tags: [{ Key: Name, Value: shop }] } }
        Subnet: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: odd-zone } }
        Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc } }

        """;

    [Fact]
    public void A_VPC_has_what_AWS_makes_with_it()
    {
        var snapshot = Templates.Resources("Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 54.1.0.0/16 } }").Snapshot;

        Assert.Equal((true, false), (snapshot.Vpcs[0].EnableDnsSupport, snapshot.Vpcs[0].EnableDnsHostnames));
        Assert.Equal("Vpc.MainRouteTable: 54.1.0.0/16 → local", Picture(Assert.Single(snapshot.RouteTables)));
        Assert.True(snapshot.RouteTables[0].IsMain);
        Assert.Equal("Vpc.DefaultNetworkAcl", Assert.Single(snapshot.NetworkAcls).Id);
        Assert.All(snapshot.NetworkAcls[0].Entries, entry => Assert.True(entry.Allows));
    }

    [Fact]
    public void Blocks_names_and_zones_are_read_and_host_bits_cleared()
    {
        var snapshot = Templates.Resources(Vpc + """
            More: { Type: AWS::EC2::VPCCidrBlock, Properties: { VpcId: !Ref Vpc, CidrBlock: 100.64.0.0/16 } }
            Options: { Type: AWS::EC2::DHCPOptions, Properties: { DomainNameServers: [10.0.0.9], DomainName: corp.local } }
            Tie: { Type: AWS::EC2::VPCDHCPOptionsAssociation, Properties: { VpcId: !Ref Vpc, DhcpOptionsId: !Ref Options } }
            """).Snapshot;

        Assert.Equal("shop 10.0.0.0/16 100.64.0.0/16 Options", $"{snapshot.Vpcs[0].Name} {string.Join(' ', snapshot.Vpcs[0].CidrBlocks)} {snapshot.Vpcs[0].DhcpOptionsId}");
        Assert.Equal("odd-zone", snapshot.Subnets[0].AvailabilityZone);
        Assert.Equal("10.0.0.9", Assert.Single(snapshot.DhcpOptions).DomainNameServers[0]);
        Assert.Equal("Table: 10.0.0.0/16 → local, 100.64.0.0/16 → local", Picture(snapshot.RouteTables[0]));
    }

    [Theory]
    [InlineData("GatewayId: !Ref Igw", "InternetGateway Igw")]
    [InlineData("GatewayId: !Ref Vgw", "VpnGateway Vgw")]
    [InlineData("GatewayId: igw-0123", "InternetGateway igw-0123")]
    [InlineData("GatewayId: local", "Local local")]
    [InlineData("NatGatewayId: !Ref Nat", "NatGateway Nat")]
    [InlineData("EgressOnlyInternetGatewayId: !Ref Eigw", "EgressOnlyInternetGateway Eigw")]
    [InlineData("VpcPeeringConnectionId: !Ref Peering", "PeeringConnection Peering")]
    [InlineData("TransitGatewayId: !Ref Tgw", "TransitGateway Tgw")]
    [InlineData("NetworkInterfaceId: !Ref Card", "NetworkInterface Card")]
    [InlineData("InstanceId: !Ref Box", "Instance Box")]
    [InlineData("VpcEndpointId: vpce-1", "VpcEndpoint vpce-1")]
    [InlineData("CarrierGatewayId: cagw-1", "Unmodelled cagw-1")]
    [InlineData("NatGatewayId: !ImportValue nat", "Unmodelled import nat")]
    [InlineData("GatewayId: !Ref AWS::NoValue, NatGatewayId: !Ref Nat", "NatGateway Nat")]
    [InlineData("GatewayId: ''", "Unmodelled the target of Route")]
    public void A_route_leads_to(string target, string expected)
    {
        var snapshot = Templates.Resources(Vpc + $$"""
            Igw: { Type: AWS::EC2::InternetGateway }
            Vgw: { Type: AWS::EC2::VPNGateway, Properties: { Type: ipsec.1 } }
            Nat: { Type: AWS::EC2::NatGateway, Properties: { SubnetId: !Ref Subnet, AllocationId: !GetAtt Ip.AllocationId } }
            Ip: { Type: AWS::EC2::EIP }
            Eigw: { Type: AWS::EC2::EgressOnlyInternetGateway, Properties: { VpcId: !Ref Vpc } }
            Peering: { Type: AWS::EC2::VPCPeeringConnection, Properties: { VpcId: !Ref Vpc, PeerVpcId: vpc-2 } }
            Tgw: { Type: AWS::EC2::TransitGateway }
            Card: { Type: AWS::EC2::NetworkInterface, Properties: { SubnetId: !Ref Subnet } }
            Box: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Subnet } }
            Route: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, {{target}} } }
            """).Snapshot;

        var route = Assert.Single(snapshot.RouteTables.Single(table => table.Id == "Table").Routes, route => $"{route.Destination}" == "0.0.0.0/0");
        Assert.Equal(expected, $"{route.Target.Kind} {route.Target.Id}");
    }

    [Fact]
    public void Gateways_are_attached_and_associated()
    {
        var snapshot = Templates.Resources(Vpc + """
            Igw: { Type: AWS::EC2::InternetGateway }
            Idle: { Type: AWS::EC2::InternetGateway }
            Vgw: { Type: AWS::EC2::VPNGateway, Properties: { Type: ipsec.1 } }
            A: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Vpc, InternetGatewayId: !GetAtt Igw.InternetGatewayId } }
            B: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Vpc, VpnGatewayId: !Ref Vgw } }
            C: { Type: AWS::EC2::VPNGatewayRoutePropagation, DependsOn: B, Properties: { RouteTableIds: [!Ref Table], VpnGatewayId: !Ref Vgw } }
            D: { Type: AWS::EC2::GatewayRouteTableAssociation, Properties: { GatewayId: !Ref Igw, RouteTableId: !Ref Table } }
            E: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !GetAtt Subnet.SubnetId, RouteTableId: !GetAtt Table.RouteTableId } }
            Nat: { Type: AWS::EC2::NatGateway, Properties: { SubnetId: !Ref Subnet, ConnectivityType: private } }
            Regional: { Type: AWS::EC2::NatGateway, Properties: { VpcId: !Ref Vpc, AvailabilityMode: regional } }
            """).Snapshot;

        Assert.Equal(["Igw Vpc True", "Idle "], snapshot.InternetGateways.Select(gateway => $"{gateway.Id} {string.Join(' ', gateway.Attachments.Select(attachment => $"{attachment.VpcId} {attachment.Works}"))}"));
        Assert.True(snapshot.VpnGateways[0].Attachments[0].Works);
        var table = snapshot.RouteTables[0];
        Assert.Equal("Subnet Igw", $"{table.SubnetIds[0]} {table.GatewayIds[0]}");
        Assert.Equal("Table: 10.0.0.0/16 → local, what Vgw announces → Vgw", Picture(table));
        Assert.Equal(["Nat False False Vpc Subnet", "Regional True True Vpc "], snapshot.NatGateways.Select(nat => $"{nat.Id} {nat.IsPublic} {nat.IsRegional} {nat.VpcId} {nat.SubnetId}"));
    }

    [Fact]
    public void Network_ACLs_have_entries_and_subnets()
    {
        var snapshot = Templates.Resources(Vpc + """
            Acl: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref Vpc } }
            In: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref Acl, RuleNumber: 100, Protocol: 6, RuleAction: allow, CidrBlock: 0.0.0.0/0, PortRange: { From: 1024, To: 65535 } } }
            Out: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !GetAtt Acl.Id, RuleNumber: 90, Egress: true, Protocol: -1, RuleAction: deny, Ipv6CidrBlock: "::/0" } }
            Tie: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { NetworkAclId: !Ref Acl, SubnetId: !Ref Subnet } }
            """).Snapshot;

        var acl = snapshot.NetworkAcls.Single(acl => acl.Id == "Acl");
        Assert.Equal("Subnet", Assert.Single(acl.SubnetIds));
        Assert.Equal(["100 allow tcp 1024-65535 from 0.0.0.0/0", "90 deny all traffic to ::/0"], acl.Entries.Select(entry => $"{entry}"));
    }

    [Fact]
    public void Endpoints_bring_their_routes_and_prefix_lists()
    {
        var snapshot = Templates.Resources(Vpc + """
            S3: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: !Ref Vpc, ServiceName: !Sub "com.amazonaws.${AWS::Region}.s3", RouteTableIds: [!Ref Table] } }
            Streams: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: !Ref Vpc, VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kinesis-streams, SubnetIds: [!Ref Subnet], PrivateDnsEnabled: true, PolicyDocument: { Statement: [{ Effect: Allow, Principal: "*", Action: "*", Resource: "*" }] } } }
            """).Snapshot;

        Assert.Equal("Table: 10.0.0.0/16 → local, pl-s3 → S3", Picture(snapshot.RouteTables[0]));
        Assert.Equal("pl-s3 com.amazonaws.eu-west-1.s3 not known", string.Join("; ", snapshot.PrefixLists.Select(list => $"{list.Id} {list.Name} {(list.Entries is null ? "not known" : "known")}")));
        var streams = snapshot.VpcEndpoints[1];
        Assert.Equal("Interface com.amazonaws.eu-west-1.kinesis-streams Vpc.DefaultSecurityGroup True", $"{streams.Type} {streams.ServiceName} {streams.SecurityGroupIds[0]} {streams.PrivateDnsEnabled}");
        Assert.Equal("""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}""", streams.PolicyDocument);
    }

    [Fact]
    public void Peerings_and_transit_gateways_know_the_blocks_of_the_templates_own_VPCs()
    {
        var snapshot = Templates.Resources(Vpc + """
            Other: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }
            Peering: { Type: AWS::EC2::VPCPeeringConnection, Properties: { VpcId: !Ref Vpc, PeerVpcId: !Ref Other } }
            Theirs: { Type: AWS::EC2::VPCPeeringConnection, Properties: { VpcId: !Ref Vpc, PeerVpcId: vpc-9, PeerOwnerId: "210987654321" } }
            Tgw: { Type: AWS::EC2::TransitGateway }
            One: { Type: AWS::EC2::TransitGatewayAttachment, Properties: { TransitGatewayId: !Ref Tgw, VpcId: !Ref Vpc, SubnetIds: [!Ref Subnet] } }
            Two: { Type: AWS::EC2::TransitGatewayVpcAttachment, Properties: { TransitGatewayId: !Ref Tgw, VpcId: !Ref Other, SubnetIds: [] } }
            Quiet: { Type: AWS::EC2::TransitGateway, Properties: { DefaultRouteTableAssociation: disable, DefaultRouteTablePropagation: disable } }
            Third: { Type: AWS::EC2::TransitGatewayAttachment, Properties: { TransitGatewayId: !Ref Quiet, VpcId: !Ref Vpc, SubnetIds: [!Ref Subnet] } }
            Ways: { Type: AWS::EC2::TransitGatewayRouteTable, Properties: { TransitGatewayId: !Ref Quiet } }
            Tie: { Type: AWS::EC2::TransitGatewayRouteTableAssociation, Properties: { TransitGatewayRouteTableId: !Ref Ways, TransitGatewayAttachmentId: !Ref Third } }
            Way: { Type: AWS::EC2::TransitGatewayRoute, Properties: { TransitGatewayRouteTableId: !Ref Ways, DestinationCidrBlock: 0.0.0.0/0, TransitGatewayAttachmentId: !Ref Third } }
            Hole: { Type: AWS::EC2::TransitGatewayRoute, Properties: { TransitGatewayRouteTableId: !Ref Ways, DestinationCidrBlock: 10.9.0.0/16, Blackhole: true } }
            """).Snapshot;

        Assert.Equal(["Peering active 10.0.0.0/16 10.1.0.0/16", "Theirs pending-acceptance 10.0.0.0/16 "], snapshot.PeeringConnections.Select(peering => $"{peering.Id} {peering.Status} {peering.Requester.CidrBlocks[0]} {string.Join(' ', peering.Accepter.CidrBlocks)}"));
        Assert.Equal(["One Tgw.DefaultRouteTable", "Third Ways", "Two Tgw.DefaultRouteTable"], snapshot.TransitGatewayAttachments.Select(attachment => $"{attachment.Id} {attachment.AssociatedRouteTableId}").Order());
        Assert.Equal(
            ["Ways: 0.0.0.0/0 Third Active Static, 10.9.0.0/16  Blackhole Static", "Tgw.DefaultRouteTable: 10.0.0.0/16 One Active Propagated, 10.1.0.0/16 Two Active Propagated"],
            snapshot.TransitGatewayRouteTables.Select(table => $"{table.Id}: {string.Join(", ", table.Routes!.Select(route => $"{route.Cidr} {string.Join(' ', route.AttachmentIds)} {route.State} {route.Origin}"))}"));
    }

    [Fact]
    public void Instances_interfaces_lists_and_load_balancers_are_read()
    {
        var snapshot = Templates.Resources(Vpc + """
            Group: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Vpc } }
            Box: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Subnet, SecurityGroupIds: [!Ref Group], PrivateIpAddress: 10.0.1.9, SourceDestCheck: false, Tags: [{ Key: Name, Value: nat }] } }
            Card: { Type: AWS::EC2::NetworkInterface, Properties: { SubnetId: !Ref Subnet } }
            Two: { Type: AWS::EC2::Instance, Properties: { NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: !Ref Subnet, GroupSet: [!Ref Group] }, { DeviceIndex: 1, NetworkInterfaceId: !Ref Card }] } }
            List: { Type: AWS::EC2::PrefixList, Properties: { PrefixListName: offices, AddressFamily: IPv4, MaxEntries: 2, Entries: [{ Cidr: 198.51.100.0/24 }] } }
            Balancer: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Scheme: internal, Type: network, SubnetMappings: [{ SubnetId: !Ref Subnet }] } }
            """).Snapshot;

        Assert.Equal(["Card Vpc.DefaultSecurityGroup 10.0.1.8 True", "Box.Interface0 Group 10.0.1.9 False", "Two.Interface0 Group 10.0.1.10 True"], snapshot.NetworkInterfaces.Select(card => $"{card.Id} {card.SecurityGroupIds[0]} {string.Join(' ', card.Addresses.Select(own => own.Address))} {card.SourceDestCheck}"));
        Assert.Equal(["Box nat Box.Interface0", "Two  Two.Interface0,Card"], snapshot.Instances.Select(instance => $"{instance.Id} {instance.Name} {string.Join(',', instance.NetworkInterfaceIds)}"));
        Assert.Equal("offices 198.51.100.0/24", $"{snapshot.PrefixLists[0].Name} {snapshot.PrefixLists[0].Entries![0]}");
        var balancer = Assert.Single(snapshot.LoadBalancers);
        Assert.Equal("Balancer network True Subnet", $"{balancer.Name} {balancer.Type} {balancer.IsInternal} {balancer.SubnetIds[0]}");
        Assert.Contains(snapshot.Gaps, gap => gap is { Kind: ResourceKind.NetworkInterfaces, ResourceId: null });
    }

    private static string Picture(RouteTable table) => $"{table.Id}: {string.Join(", ", table.Routes)}";
}
