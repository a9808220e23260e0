namespace ProbeSuite.Topology.Saved;

/// <summary>Nouns whose bodies hold few surprises: the one that each has.</summary>
public class OtherBodyTests
{
    [Fact]
    public void An_endpoint_is_told_apart_by_its_type_and_its_state_is_in_small_letters()
    {
        var endpoints = SavedFolder.Read(
            """
            {"VpcEndpoints": [
              {"VpcEndpointId": "vpce-1", "VpcId": "vpc-1", "ServiceName": "s3", "State": "Available", "RouteTableIds": ["rtb-1"]},
              {"VpcEndpointId": "vpce-2", "VpcId": "vpc-1", "VpcEndpointType": "Interface", "State": "pendingAcceptance", "Groups": [{"GroupId": "sg-1"}], "DnsEntries": [{"DnsName": "a"}, {"HostedZoneId": "Z"}]},
              {"VpcEndpointId": "vpce-3", "VpcId": "vpc-1", "VpcEndpointType": "ServiceNetwork", "DnsOptions": {"PrivateDnsOnlyForInboundResolverEndpoint": true}}]}
            """).VpcEndpoints;

        Assert.Equal([(VpcEndpointType.Gateway, "available"), (VpcEndpointType.Interface, "pendingacceptance"), (VpcEndpointType.Unmodelled, "available")], endpoints.Select(one => (one.Type, one.State)));
        Assert.Equal(["a"], endpoints[1].DnsNames);
        Assert.True(endpoints[2].PrivateDnsOnlyForInboundResolverEndpoint);
    }

    [Fact]
    public void A_peering_that_is_gone_names_no_blocks()
    {
        var connection = Assert.Single(SavedFolder.Read(
            """
            {"VpcPeeringConnections": [{"VpcPeeringConnectionId": "pcx-1", "Status": {"Code": "deleted"}, "AccepterVpcInfo": {"VpcId": "vpc-2"},
              "RequesterVpcInfo": {"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16", "Ipv6CidrBlockSet": [{"Ipv6CidrBlock": "2a05::/56"}], "PeeringOptions": {"AllowDnsResolutionFromRemoteVpc": true}}}]}
            """).PeeringConnections);

        Assert.Equal(["10.0.0.0/16", "2a05::/56"], connection.Requester.CidrBlocks.Select(block => block.ToString()));
        Assert.True(connection.Requester.AllowDnsResolutionFromRemoteVpc);
        Assert.Empty(connection.Accepter.CidrBlocks);
    }

    [Fact]
    public void A_terminated_instance_has_no_interfaces_and_the_primary_is_the_first_of_others()
    {
        var instances = SavedFolder.Read(
            """
            {"Reservations": [{"Instances": [{"InstanceId": "i-1", "State": {"Name": "terminated"}}]}, {"Instances": [
              {"InstanceId": "i-2", "Tags": [{"Key": "Name", "Value": "nat"}], "NetworkInterfaces": [
                {"NetworkInterfaceId": "eni-2", "Attachment": {"DeviceIndex": 1}}, {"NetworkInterfaceId": "eni-1", "Attachment": {"DeviceIndex": 0}}]}]}]}
            """).Instances;

        Assert.Equal(["i-1  terminated ", "i-2 nat  eni-1,eni-2"], instances.Select(one => $"{one.Id} {one.Name} {one.State} {string.Join(',', one.NetworkInterfaceIds)}"));
    }

    [Fact]
    public void DHCP_options_name_servers_in_order()
    {
        var options = Assert.Single(SavedFolder.Read(
            """
            {"DhcpOptions": [{"DhcpOptionsId": "dopt-1", "DhcpConfigurations": [
              {"Key": "domain-name", "Values": [{"Value": "corp.example"}]}, {"Key": "domain-name-servers", "Values": [{"Value": "10.0.0.9"}, {"Value": "AmazonProvidedDNS"}]}]}]}
            """).DhcpOptions);

        Assert.Equal(["10.0.0.9", DhcpOptions.AmazonProvided], options.DomainNameServers);
        Assert.Equal("corp.example", options.DomainName);
    }

    [Fact]
    public void Load_balancers_of_both_APIs_are_read()
    {
        var balancers = SavedFolder.Read(
            """
            {"LoadBalancers": [{"LoadBalancerName": "web", "Type": "network", "Scheme": "internal", "DNSName": "web.elb", "AvailabilityZones": [{"SubnetId": "subnet-1"}]}]}
            {"LoadBalancerDescriptions": [{"LoadBalancerName": "web", "Scheme": "internet-facing", "Subnets": ["subnet-2"], "SecurityGroups": ["sg-1"]}]}
            """).LoadBalancers;

        Assert.Equal(["web network True subnet-1 ", "web classic False subnet-2 sg-1"], balancers.Select(one =>
            $"{one.Name} {one.Type} {one.IsInternal} {string.Join(',', one.SubnetIds)} {string.Join(',', one.SecurityGroupIds)}"));
    }

    [Fact]
    public void A_load_balancer_listens_where_its_listeners_say()
    {
        const string Front = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/front/0123";
        const string Half = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/half/4567";
        var balancers = SavedFolder.Read(
            $$"""
            {"Listeners": [{"LoadBalancerArn": "{{Front}}", "Protocol": "TCP", "Port": 443}, {"LoadBalancerArn": "{{Half}}", "Protocol": "HTTP", "Port": 80}], "NextToken": "more"}
            {"LoadBalancers": [{"LoadBalancerName": "front", "Type": "network"}, {"LoadBalancerName": "half"}, {"LoadBalancerName": "unread"}]}
            {"Listeners": [{"LoadBalancerArn": "{{Front}}", "Protocol": "UDP", "Port": 53}]}
            {"LoadBalancerDescriptions": [{"LoadBalancerName": "front", "ListenerDescriptions": [{"Listener": {"Protocol": "HTTPS", "LoadBalancerPort": 8443, "InstancePort": 80} }] }]}
            """).LoadBalancers;

        Assert.Equal(["front: TCP 443, UDP 53", "half: not read", "unread: not read", "front: HTTPS 8443"], balancers.Select(one =>
            $"{one.Name}: {(one.Listeners is { } listeners ? string.Join(", ", listeners) : "not read")}"));
    }

    [Fact]
    public void Gateways_keep_their_attachments()
    {
        var snapshot = SavedFolder.Read(
            """
            {"InternetGateways": [{"InternetGatewayId": "igw-1", "Attachments": [{"VpcId": "vpc-1", "State": "available"}]}, {"InternetGatewayId": "igw-2", "Attachments": []}],
             "EgressOnlyInternetGateways": [{"EgressOnlyInternetGatewayId": "eigw-1", "Attachments": [{"VpcId": "vpc-1", "State": "detaching"}]}],
             "VpnGateways": [{"VpnGatewayId": "vgw-1", "State": "available", "VpcAttachments": [{"VpcId": "vpc-1", "State": "attached"}]}],
             "Addresses": [{"PublicIp": "203.0.113.1", "AllocationId": "eipalloc-1", "NetworkInterfaceId": "eni-1", "PrivateIpAddress": "10.0.0.5"}]}
            """);

        Assert.Equal([true, false], [snapshot.InternetGateways[0].Attachments[0].Works, snapshot.EgressOnlyInternetGateways[0].Attachments[0].Works]);
        Assert.True(Assert.Single(snapshot.VpnGateways[0].Attachments).Works);
        Assert.Equal("10.0.0.5", $"{Assert.Single(snapshot.ElasticIps).PrivateIp}");
    }
}
