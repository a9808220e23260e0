namespace ProbeSuite.Topology.Saved;

public class SecurityGroupBodyTests
{
    [Fact]
    public void A_permission_becomes_one_rule_for_each_peer()
    {
        var group = Assert.Single(SavedFolder.Read(
            """
            {"SecurityGroups": [{"GroupId": "sg-1", "GroupName": "app", "VpcId": "vpc-1", "OwnerId": "1", "IpPermissions": [
              {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443,
               "IpRanges": [{"CidrIp": "10.0.0.0/8", "Description": "office"}, {"CidrIp": "10.1.2.3/32"}], "Ipv6Ranges": [{"CidrIpv6": "::/0"}],
               "PrefixListIds": [{"PrefixListId": "pl-1"}], "UserIdGroupPairs": [{"GroupId": "sg-2", "UserId": "2"}, {"GroupName": "of old"}]}]}]}
            """).SecurityGroups);

        Assert.Equal(["tcp 443 10.0.0.0/8", "tcp 443 10.1.2.3/32", "tcp 443 ::/0", "tcp 443 pl-1", "tcp 443 sg-2"], group.Ingress.Select(rule => rule.ToString()));
        Assert.Equal("office", group.Ingress[0].Description);
        Assert.Equal("2", group.Ingress[^1].Peer.GroupOwnerId);
        Assert.Empty(group.Egress);
    }

    [Theory]
    [InlineData("\"IpProtocol\": \"-1\"", "all traffic 0.0.0.0/0")]
    [InlineData("\"IpProtocol\": \"-1\", \"FromPort\": -1, \"ToPort\": -1", "all traffic 0.0.0.0/0")]
    [InlineData("\"IpProtocol\": \"-1\", \"FromPort\": 0, \"ToPort\": 0", "all traffic 0.0.0.0/0")]      // not port 0
    [InlineData("\"IpProtocol\": \"icmp\", \"FromPort\": 8, \"ToPort\": -1", "icmp 0.0.0.0/0")]           // type and code are no ports
    [InlineData("\"IpProtocol\": \"tcp\", \"FromPort\": 0, \"ToPort\": 65535", "tcp all ports 0.0.0.0/0")]
    [InlineData("\"IpProtocol\": \"6\", \"FromPort\": 22, \"ToPort\": 23", "tcp 22-23 0.0.0.0/0")]
    [InlineData("\"IpProtocol\": \"50\", \"FromPort\": 0, \"ToPort\": 0", "50 0.0.0.0/0")]
    public void Ports_are_those_of_TCP_and_UDP_alone(string fields, string rule) => Assert.Equal(rule, Assert.Single(Assert.Single(
        SavedFolder.Read($$"""{"SecurityGroups": [{"GroupId": "sg-1", "IpPermissionsEgress": [{ {{fields}}, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]}]}""").SecurityGroups).Egress).ToString());

    [Fact]
    public void Rules_alone_make_a_group_and_add_nothing_to_one_that_was_described()
    {
        var groups = SavedFolder.Read(
            """
            {"SecurityGroupRules": [
              {"SecurityGroupRuleId": "sgr-1", "GroupId": "sg-1", "GroupOwnerId": "1", "IsEgress": false, "IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "CidrIpv4": "0.0.0.0/0"},
              {"SecurityGroupRuleId": "sgr-2", "GroupId": "sg-1", "GroupOwnerId": "1", "IsEgress": true, "IpProtocol": "-1", "FromPort": -1, "ToPort": -1, "CidrIpv6": "::/0"},
              {"SecurityGroupRuleId": "sgr-3", "GroupId": "sg-1", "IsEgress": true, "IpProtocol": "udp", "FromPort": 53, "ToPort": 53, "ReferencedGroupInfo": {"GroupId": "sg-9", "UserId": "9"}},
              {"SecurityGroupRuleId": "sgr-4", "GroupId": "sg-2", "IsEgress": true, "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "PrefixListId": "pl-1"}]}
            {"SecurityGroups": [{"GroupId": "sg-2", "IpPermissionsEgress": [{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "PrefixListIds": [{"PrefixListId": "pl-1"}]}]}]}
            """).SecurityGroups;

        Assert.Equal(["sg-2", "sg-1"], groups.Select(group => group.Id));
        Assert.Equal(["tcp 443 pl-1"], groups[0].Egress.Select(rule => rule.ToString()));
        Assert.Equal(["tcp 22 0.0.0.0/0"], groups[1].Ingress.Select(rule => rule.ToString()));
        Assert.Equal(["all traffic ::/0", "udp 53 sg-9"], groups[1].Egress.Select(rule => rule.ToString()));
    }
}
