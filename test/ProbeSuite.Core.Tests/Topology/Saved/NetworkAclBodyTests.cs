namespace ProbeSuite.Topology.Saved;

public class NetworkAclBodyTests
{
    [Theory]
    [InlineData("""{"RuleNumber": 100, "Egress": false, "Protocol": "6", "PortRange": {"From": 443, "To": 443}, "CidrBlock": "10.0.0.0/16", "RuleAction": "allow"}""", "100 allow tcp 443 from 10.0.0.0/16")]
    [InlineData("""{"RuleNumber": 110, "Egress": true, "Protocol": "17", "PortRange": {"From": 1024, "To": 65535}, "Ipv6CidrBlock": "::/0", "RuleAction": "allow"}""", "110 allow udp 1024-65535 to ::/0")]
    [InlineData("""{"RuleNumber": 120, "Egress": false, "Protocol": "1", "IcmpTypeCode": {"Type": 8, "Code": -1}, "CidrBlock": "0.0.0.0/0", "RuleAction": "deny"}""", "120 deny icmp from 0.0.0.0/0")]
    [InlineData("""{"RuleNumber": 130, "Egress": false, "Protocol": "58", "Ipv6CidrBlock": "::/0", "RuleAction": "deny"}""", "130 deny icmpv6 from ::/0")]
    [InlineData("""{"RuleNumber": 140, "Egress": false, "Protocol": "50", "PortRange": {"From": 0, "To": 0}, "CidrBlock": "0.0.0.0/0", "RuleAction": "allow"}""", "140 allow 50 from 0.0.0.0/0")]   // ESP has no ports, whatever is written
    [InlineData("""{"RuleNumber": 150, "Egress": false, "Protocol": "6", "CidrBlock": "0.0.0.0/0", "RuleAction": "allow"}""", "150 allow tcp from 0.0.0.0/0")]
    [InlineData("""{"RuleNumber": 32767, "Egress": true, "Protocol": "-1", "CidrBlock": "0.0.0.0/0", "RuleAction": "deny"}""", "* deny all traffic to 0.0.0.0/0")]
    public void An_entry_reads_as_the_console_shows_it(string entry, string shown) =>
        Assert.Equal(shown, Assert.Single(Read(entry).Entries).ToString());

    [Fact]
    public void An_acl_serves_the_subnets_that_are_associated()
    {
        var acl = Read("");

        Assert.Equal(("acl-1", "vpc-1", true), (acl.Id, acl.VpcId, acl.IsDefault));
        Assert.Equal(["subnet-1", "subnet-2"], acl.SubnetIds);
    }

    private static NetworkAcl Read(string entries) => Assert.Single(SavedFolder.Read(
        $$"""
        {"NetworkAcls": [{"NetworkAclId": "acl-1", "VpcId": "vpc-1", "IsDefault": true, "Entries": [{{entries}}],
          "Associations": [{"NetworkAclId": "acl-1", "SubnetId": "subnet-1"}, {"NetworkAclId": "acl-1", "SubnetId": "subnet-2"}]}]}
        """).NetworkAcls);
}
