using ProbeSuite.Topology;

namespace ProbeSuite.Templates.Building;

public class SecurityGroupsTests
{
    [Theory]
    // A group without egress rules keeps AWS's own, an empty list too; a resource of its own for a rule takes it away.
    [InlineData("", "", "all traffic 0.0.0.0/0")]
    [InlineData(", SecurityGroupEgress: []", "", "all traffic 0.0.0.0/0")]
    [InlineData(", SecurityGroupEgress: !Ref AWS::NoValue", "", "all traffic 0.0.0.0/0")]
    [InlineData(", SecurityGroupEgress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8 }]", "", "tcp 443 10.0.0.0/8")]
    [InlineData("", "Rule: { Type: AWS::EC2::SecurityGroupEgress, Properties: { GroupId: !Ref Group, IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0 } }", "tcp 80 0.0.0.0/0")]
    [InlineData(", SecurityGroupEgress: []", "Rule: { Type: AWS::EC2::SecurityGroupEgress, Properties: { GroupId: !GetAtt Group.GroupId, IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0 } }", "tcp 80 0.0.0.0/0")]
    [InlineData(", SecurityGroupEgress: [{ IpProtocol: udp, FromPort: 53, ToPort: 53, CidrIp: 10.0.0.2/32 }]", "Rule: { Type: AWS::EC2::SecurityGroupEgress, Properties: { GroupId: !Ref Group, IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0 } }", "udp 53 10.0.0.2/32; tcp 80 0.0.0.0/0")]
    // Whether a VPC that is not in the template has IPv6 is not known; a rule too many does no harm.
    [InlineData(", VpcId: vpc-1", "", "all traffic 0.0.0.0/0; all traffic ::/0")]
    public void The_default_rule_stays_or_goes_as_AWS_has_it(string egress, string other, string expected) =>
        Assert.Equal(expected, Egress($"Group: {{ Type: AWS::EC2::SecurityGroup, Properties: {{ GroupDescription: x{egress} }} }}\n{other}"));

    [Theory]
    [InlineData("IpProtocol: TCP, FromPort: '80', ToPort: 90, CidrIp: 10.0.0.5/8", "tcp 80-90 10.0.0.0/8")]
    [InlineData("IpProtocol: ALL, CidrIp: 0.0.0.0/0", "all traffic 0.0.0.0/0")]
    [InlineData("IpProtocol: -1, FromPort: 80, ToPort: 80, CidrIpv6: '::/0'", "all traffic ::/0")]
    [InlineData("IpProtocol: '6', FromPort: 0, ToPort: 65535, CidrIp: 0.0.0.0/0", "tcp all ports 0.0.0.0/0")]
    [InlineData("IpProtocol: tcp, FromPort: -1, ToPort: -1, CidrIp: 0.0.0.0/0", "tcp 0.0.0.0/0")]
    [InlineData("IpProtocol: icmp, FromPort: 8, ToPort: -1, CidrIp: 0.0.0.0/0", "icmp 0.0.0.0/0")]
    [InlineData("IpProtocol: tcp, FromPort: 443, ToPort: 443, DestinationPrefixListId: pl-1", "tcp 443 pl-1")]
    [InlineData("IpProtocol: tcp, FromPort: 443, ToPort: 443, DestinationSecurityGroupId: !GetAtt Group.GroupId", "tcp 443 Group")]
    [InlineData("IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: !ImportValue office", "tcp 443 import office")]
    [InlineData("IpProtocol: tcp, FromPort: 443, ToPort: 443, DestinationSecurityGroupId: !ImportValue theirs", "tcp 443 import theirs")]
    public void A_rule_is_read_as_AWS_reads_it(string rule, string expected) =>
        Assert.Equal(expected, Egress($"Group: {{ Type: AWS::EC2::SecurityGroup, Properties: {{ SecurityGroupEgress: [{{ {rule} }}] }} }}".Replace("!GetAtt Group.GroupId", "Group", StringComparison.Ordinal)));

    [Fact]
    public void Two_groups_may_refer_to_each_other()
    {
        var groups = Templates.Resources("""
            A: { Type: AWS::EC2::SecurityGroup, Properties: { SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 1, ToPort: 1, SourceSecurityGroupId: !Ref B }] } }
            B: { Type: AWS::EC2::SecurityGroup, Properties: { SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 2, ToPort: 2, SourceSecurityGroupId: !GetAtt A.GroupId }] } }
            """).Snapshot.SecurityGroups;

        Assert.Equal(["A: tcp 1 B", "B: tcp 2 A"], groups.Select(group => $"{group.Id}: {string.Join("; ", group.Ingress)}"));
    }

    [Fact]
    public void A_group_may_be_named_and_does_not_admit_its_own_members()
    {
        var groups = Templates.Resources("""
            A: { Type: AWS::EC2::SecurityGroup, Properties: { GroupName: front } }
            B: { Type: AWS::EC2::SecurityGroup, Properties: { SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 2, ToPort: 2, SourceSecurityGroupName: front }] } }
            """).Snapshot.SecurityGroups;

        Assert.Empty(groups[0].Ingress);
        Assert.Equal("tcp 2 A", $"{Assert.Single(groups[1].Ingress)}");
    }

    [Fact]
    public void A_VPC_brings_a_default_group_that_admits_itself()
    {
        var stack = Templates.Resources("""
            Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
            Six: { Type: AWS::EC2::VPCCidrBlock, Properties: { VpcId: !Ref Vpc, AmazonProvidedIpv6CidrBlock: true } }
            Rule: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !GetAtt Vpc.DefaultSecurityGroup, IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 10.0.0.0/16 } }
            """);
        var group = Assert.Single(stack.Snapshot.SecurityGroups);

        Assert.Equal("Vpc.DefaultSecurityGroup", group.Id);
        Assert.Equal("all traffic Vpc.DefaultSecurityGroup; tcp 22 10.0.0.0/16", string.Join("; ", group.Ingress));
        Assert.Equal("all traffic 0.0.0.0/0; all traffic ::/0", string.Join("; ", group.Egress));
        Assert.Contains(new Gap(ResourceKind.Vpcs, "the block Six is chosen by AWS at deployment, and 2001:db8:7b28:1a00::/56 stands for it", "Vpc"), stack.Snapshot.Gaps);
    }

    [Theory]
    [InlineData("IpProtocol: tcp, FromPort: !Ref Port, ToPort: 443, CidrIp: 0.0.0.0/0", "Group.SecurityGroupIngress[0].FromPort is not known: parameter Port")]
    [InlineData("IpProtocol: !ImportValue p, CidrIp: 0.0.0.0/0", "Group.SecurityGroupIngress[0].IpProtocol is not known: import p")]
    [InlineData("IpProtocol: tcp, FromPort: 1, ToPort: 1", "a rule of Group names no source")]
    public void A_rule_that_is_not_known_is_a_gap_of_its_group(string rule, string why)
    {
        var snapshot = Templates.Read($"Parameters: {{ Port: {{ Type: Number }} }}\nResources:\n  Group: {{ Type: AWS::EC2::SecurityGroup, Properties: {{ SecurityGroupIngress: [{{ {rule} }}] }} }}").Snapshot;

        Assert.Empty(snapshot.SecurityGroups[0].Ingress);
        Assert.Contains(new Gap(ResourceKind.SecurityGroups, why, "Group"), snapshot.Gaps);
    }

    [Fact]
    public void Rules_for_a_group_elsewhere_are_kept_and_the_rest_of_it_is_a_gap()
    {
        var snapshot = Templates.Read("""
            Parameters: { Theirs: { Type: "AWS::EC2::SecurityGroup::Id" } }
            Resources:
              Rule: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !Ref Theirs, IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: 10.0.0.0/16 } }
            """).Snapshot;

        Assert.Equal("parameter Theirs: tcp 5432 10.0.0.0/16", string.Join("; ", snapshot.SecurityGroups.Select(group => $"{group.Id}: {group.Ingress[0]}")));
        Assert.Contains(snapshot.Gaps, gap => gap is { Kind: ResourceKind.SecurityGroups, ResourceId: "parameter Theirs" });
    }

    [Theory]
    [InlineData("IpProtocol: banana, CidrIp: 0.0.0.0/0", "template.yaml, line 2: Group.SecurityGroupEgress[0].IpProtocol: \"banana\" is not a protocol: a name such as tcp, a number, or -1 for all.")]
    [InlineData("IpProtocol: tcp, FromPort: x, ToPort: 1, CidrIp: 0.0.0.0/0", "template.yaml, line 2: Group.SecurityGroupEgress[0].FromPort: \"x\" is not a whole number.")]
    [InlineData("IpProtocol: tcp, FromPort: 9, ToPort: 1, CidrIp: 0.0.0.0/0", "template.yaml, line 2: Group.SecurityGroupEgress[0].FromPort: \"9\" is not a range of ports, and 9 to 1 is none.")]
    [InlineData("IpProtocol: tcp, FromPort: 1, ToPort: 1, CidrIp: 10.0.0/8", "template.yaml, line 2: Group.SecurityGroupEgress[0].CidrIp: \"10.0.0/8\" is not an address block such as 10.0.0.0/16.")]
    [InlineData("IpProtocol: tcp, FromPort: 1, ToPort: 1, CidrIp: [a]", "template.yaml, line 2: Group.SecurityGroupEgress[0].CidrIp: this must be an address block.")]
    public void A_rule_that_is_wrong_is_refused(string rule, string sentence) =>
        Assert.Equal(sentence, Templates.Refused($"Resources:\n  Group: {{ Type: AWS::EC2::SecurityGroup, Properties: {{ SecurityGroupEgress: [{{ {rule} }}] }} }}"));

    private static string Egress(string resources) => string.Join("; ", Templates.Resources(resources).Snapshot.SecurityGroups.Single(group => group.Id == "Group").Egress);
}
