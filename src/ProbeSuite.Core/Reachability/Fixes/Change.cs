using System.Globalization;
using System.Net;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability.Fixes;

/// <summary>One small change of a network, as a sentence, as a command, as template text, and as what it makes of a snapshot.</summary>
internal abstract record Change
{
    private Change() { }

    /// <summary>What to do, in one sentence.</summary>
    public abstract string Sentence { get; }

    /// <summary>The AWS CLI's command; null when it takes more than one.</summary>
    public virtual string? Command => null;

    /// <summary>Template text in YAML; null when it is no resource or property of its own.</summary>
    public virtual string? Template => null;

    /// <summary>The snapshot after the change; null when the change is not one of the snapshot.</summary>
    public virtual Snapshot? ApplyTo(Snapshot snapshot) => null;

    /// <summary>A rule more in a security group.</summary>
    public sealed record AllowInGroup(string GroupId, bool Egress, SecurityGroupRule Rule) : Change
    {
        public override string Sentence => $"Let {GroupId} {(Egress ? "send" : "take")} {Rule}.";

        public override string Command =>
            $"aws ec2 authorize-security-group-{(Egress ? "egress" : "ingress")} --group-id {GroupId} --ip-permissions '{Permission}'";

        public override string Template => $"""
            Type: AWS::EC2::SecurityGroup{(Egress ? "Egress" : "Ingress")}
            Properties:
              GroupId: {GroupId}
              IpProtocol: {Rule.Protocol}
              FromPort: {Ports.From}
              ToPort: {Ports.To}
              {TemplatePeer}
            """;

        private PortRange Ports => Rule.Ports ?? PortRange.All;

        private string Permission => $"IpProtocol={Rule.Protocol},FromPort={Ports.From},ToPort={Ports.To}," + Rule.Peer switch
        {
            { GroupId: { } group } => $"UserIdGroupPairs=[{{GroupId={group}}}]",
            { Addresses.PrefixListId: { } list } => $"PrefixListIds=[{{PrefixListId={list}}}]",
            { Addresses.Cidr: { BaseAddress.AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } cidr } => $"Ipv6Ranges=[{{CidrIpv6={cidr}}}]",
            _ => $"IpRanges=[{{CidrIp={Rule.Peer}}}]",
        };

        private string TemplatePeer => Rule.Peer switch
        {
            { GroupId: { } group } => $"{(Egress ? "DestinationSecurityGroupId" : "SourceSecurityGroupId")}: {group}",
            { Addresses.PrefixListId: { } list } => $"{(Egress ? "DestinationPrefixListId" : "SourcePrefixListId")}: {list}",
            { Addresses.Cidr: { BaseAddress.AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } cidr } => $"CidrIpv6: {cidr}",
            _ => $"CidrIp: {Rule.Peer}",
        };

        public override Snapshot ApplyTo(Snapshot snapshot) => snapshot with
        {
            SecurityGroups = [.. snapshot.SecurityGroups.Select(group => group.Id != GroupId ? group
                : Egress ? group with { Egress = [.. group.Egress, Rule] } : group with { Ingress = [.. group.Ingress, Rule] })],
        };
    }

    /// <summary>An entry more in a network ACL, before the one that denies.</summary>
    public sealed record AllowInAcl(string AclId, NetworkAclEntry Entry) : Change
    {
        public override string Sentence => $"Add to {AclId}, {(Entry.Egress ? "outbound" : "inbound")}: {Entry}.";

        public override string Command => string.Create(CultureInfo.InvariantCulture,
            $"aws ec2 create-network-acl-entry --network-acl-id {AclId} --{(Entry.Egress ? "egress" : "ingress")} --rule-number {Entry.RuleNumber} --protocol {Entry.Protocol.Number} --port-range From={Ports.From},To={Ports.To} --{Block.Replace("CidrBlock", "cidr-block", StringComparison.Ordinal).Replace("Ipv6", "ipv6-", StringComparison.Ordinal)} {Entry.Cidr} --rule-action allow");

        public override string Template => $"""
            Type: AWS::EC2::NetworkAclEntry
            Properties:
              NetworkAclId: {AclId}
              RuleNumber: {Entry.RuleNumber}
              Egress: {(Entry.Egress ? "true" : "false")}
              Protocol: {Entry.Protocol.Number}
              RuleAction: allow
              {Block}: {Entry.Cidr}
              PortRange: {Braced}
            """;

        private PortRange Ports => Entry.Ports ?? PortRange.All;

        private string Braced => $"{{ From: {Ports.From}, To: {Ports.To} }}";

        private string Block => Entry.Cidr.BaseAddress.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? "Ipv6CidrBlock" : "CidrBlock";

        public override Snapshot ApplyTo(Snapshot snapshot) => snapshot with
        {
            NetworkAcls = [.. snapshot.NetworkAcls.Select(acl => acl.Id != AclId ? acl : acl with { Entries = [.. acl.Entries, Entry] })],
        };
    }

    /// <summary>A route more in a route table, or another target for the one that is there.</summary>
    public sealed record SetRoute(string TableId, IPNetwork Cidr, RouteTarget Target, bool Replaces) : Change
    {
        public override string Sentence => $"{(Replaces ? "Change" : "Add")} in {TableId}: {Cidr} → {Target}.";

        public override string Command =>
            $"aws ec2 {(Replaces ? "replace" : "create")}-route --route-table-id {TableId} --destination-{(IsIpv6 ? "ipv6-" : "")}cidr-block {Cidr} {Option} {Target}";

        public override string Template => $"""
            Type: AWS::EC2::Route
            Properties:
              RouteTableId: {TableId}
              Destination{(IsIpv6 ? "Ipv6" : "")}CidrBlock: {Cidr}
              {Property}: {Target}
            """;

        private bool IsIpv6 => Cidr.BaseAddress.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6;

        private string Property => Target.Kind switch
        {
            RouteTargetKind.NatGateway => "NatGatewayId",
            RouteTargetKind.PeeringConnection => "VpcPeeringConnectionId",
            RouteTargetKind.TransitGateway => "TransitGatewayId",
            RouteTargetKind.EgressOnlyInternetGateway => "EgressOnlyInternetGatewayId",
            _ => "GatewayId",
        };

        private string Option => Target.Kind switch
        {
            RouteTargetKind.NatGateway => "--nat-gateway-id",
            RouteTargetKind.PeeringConnection => "--vpc-peering-connection-id",
            RouteTargetKind.TransitGateway => "--transit-gateway-id",
            RouteTargetKind.EgressOnlyInternetGateway => "--egress-only-internet-gateway-id",
            _ => "--gateway-id",
        };

        public override Snapshot ApplyTo(Snapshot snapshot) => snapshot with
        {
            RouteTables = [.. snapshot.RouteTables.Select(table => table.Id != TableId ? table : table with
            {
                Routes = [.. table.Routes.Where(route => route.Destination.Cidr != Cidr), new Route(AddressRange.Of(Cidr), Target)],
            })],
        };
    }

    /// <summary>A gateway endpoint that serves one route table more.</summary>
    public sealed record UseGatewayEndpoint(string EndpointId, string TableId, string PrefixListId) : Change
    {
        public override string Sentence => $"Let the gateway endpoint {EndpointId} serve {TableId}: it is free, and needs no internet.";

        public override string Command => $"aws ec2 modify-vpc-endpoint --vpc-endpoint-id {EndpointId} --add-route-table-ids {TableId}";

        public override string Template => $"""
            # in the endpoint's own resource
            RouteTableIds:
              - {TableId}
            """;

        public override Snapshot ApplyTo(Snapshot snapshot) => snapshot with
        {
            VpcEndpoints = [.. snapshot.VpcEndpoints.Select(endpoint => endpoint.Id != EndpointId ? endpoint
                : endpoint with { RouteTableIds = [.. endpoint.RouteTableIds, TableId] })],
            RouteTables = [.. snapshot.RouteTables.Select(table => table.Id != TableId ? table : table with
            {
                Routes = [.. table.Routes.Where(route => route.Destination.PrefixListId != PrefixListId), new Route(AddressRange.OfPrefixList(PrefixListId), new(RouteTargetKind.VpcEndpoint, EndpointId))],
            })],
        };
    }

    /// <summary>An internet gateway attached to a VPC.</summary>
    public sealed record AttachInternetGateway(string GatewayId, string VpcId) : Change
    {
        public override string Sentence => $"Attach {GatewayId} to {VpcId}.";

        public override string Command => $"aws ec2 attach-internet-gateway --internet-gateway-id {GatewayId} --vpc-id {VpcId}";

        public override string Template => $"""
            Type: AWS::EC2::VPCGatewayAttachment
            Properties:
              VpcId: {VpcId}
              InternetGatewayId: {GatewayId}
            """;

        public override Snapshot ApplyTo(Snapshot snapshot) => snapshot with
        {
            InternetGateways = [.. snapshot.InternetGateways.Select(gateway => gateway.Id != GatewayId ? gateway
                : gateway with { Attachments = [new(VpcId, "available")] })],
        };
    }

    /// <summary>The Amazon resolver switched on.</summary>
    public sealed record EnableDnsSupport(string VpcId) : Change
    {
        public override string Sentence => $"Switch enableDnsSupport of {VpcId} on.";

        public override string Command => $"aws ec2 modify-vpc-attribute --vpc-id {VpcId} --enable-dns-support";

        public override string Template => """
            # in the VPC's own resource
            EnableDnsSupport: true
            """;

        public override Snapshot ApplyTo(Snapshot snapshot) => snapshot with
        {
            Vpcs = [.. snapshot.Vpcs.Select(vpc => vpc.Id != VpcId ? vpc : vpc with { EnableDnsSupport = true })],
        };
    }

    /// <summary>A peering request accepted.</summary>
    public sealed record AcceptPeering(string PeeringId) : Change
    {
        public override string Sentence => $"Accept {PeeringId}.";

        public override string Command => $"aws ec2 accept-vpc-peering-connection --vpc-peering-connection-id {PeeringId}";

        public override Snapshot ApplyTo(Snapshot snapshot) => snapshot with
        {
            PeeringConnections = [.. snapshot.PeeringConnections.Select(peering => peering.Id != PeeringId ? peering : peering with { Status = "active" })],
        };
    }

    /// <summary>An appliance that may forward for others.</summary>
    public sealed record DisableSourceDestCheck(string InterfaceId) : Change
    {
        public override string Sentence => $"Switch the source/destination check of {InterfaceId} off.";

        public override string Command => $"aws ec2 modify-network-interface-attribute --network-interface-id {InterfaceId} --no-source-dest-check";

        public override Snapshot ApplyTo(Snapshot snapshot) => snapshot with
        {
            NetworkInterfaces = [.. snapshot.NetworkInterfaces.Select(card => card.Id != InterfaceId ? card : card with { SourceDestCheck = false })],
        };
    }

    /// <summary>Something that is no change of the snapshot's resources: another placement, a new gateway.</summary>
    public sealed record Advice(string Text) : Change
    {
        public override string Sentence => Text;
    }
}
