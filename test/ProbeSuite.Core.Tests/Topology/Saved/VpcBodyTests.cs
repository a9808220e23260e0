namespace ProbeSuite.Topology.Saved;

public class VpcBodyTests
{
    [Fact]
    public void Only_associated_blocks_count()
    {
        var vpc = Read(
            """
            {"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16",
             "CidrBlockAssociationSet": [
               {"CidrBlock": "10.0.0.0/16", "CidrBlockState": {"State": "associated"}}, {"CidrBlock": "10.1.0.0/16", "CidrBlockState": {"State": "disassociated"}}, {"CidrBlock": "10.2.0.0/16"}],
             "Ipv6CidrBlockAssociationSet": [
               {"Ipv6CidrBlock": "2a05::/56", "Ipv6CidrBlockState": {"State": "associated"}}, {"Ipv6CidrBlock": "2a06::/56", "Ipv6CidrBlockState": {"State": "disassociating"}}]}
            """);

        Assert.Equal(["10.0.0.0/16", "10.2.0.0/16", "2a05::/56"], vpc.CidrBlocks.Select(block => block.ToString()));
    }

    [Fact]
    public void Attributes_come_one_by_one_and_in_any_order()
    {
        var vpc = Read(
            """{"VpcId": "vpc-1"}""",
            """{"VpcId": "vpc-1", "EnableDnsSupport": {"Value": false}} {"VpcId": "vpc-9", "EnableDnsHostnames": {"Value": true}}""");

        Assert.False(vpc.EnableDnsSupport);
        Assert.Null(vpc.EnableDnsHostnames);
    }

    [Theory]
    [InlineData("", BlockPublicAccess.Bidirectional)]                                                                                                       // the account's word
    [InlineData("\"BlockPublicAccessStates\": {\"InternetGatewayBlockMode\": \"off\"},", BlockPublicAccess.Off)]                                            // the VPC's own
    [InlineData("\"BlockPublicAccessStates\": {\"InternetGatewayBlockMode\": \"block-ingress\"},", BlockPublicAccess.Ingress)]
    public void Block_Public_Access_is_the_VPCs_word_or_else_the_accounts(string states, BlockPublicAccess block) => Assert.Equal(block, Read(
        $$"""{ {{states}} "VpcId": "vpc-1"}""",
        """{"VpcBlockPublicAccessOptions": {"State": "update-complete", "InternetGatewayBlockMode": "block-bidirectional"}}""").BlockPublicAccess);

    [Theory]
    [InlineData("vpc/vpc-1", "allow-bidirectional", "create-complete", BlockPublicAccess.Off, null)]
    [InlineData("vpc/vpc-1", "allow-egress", "create-complete", BlockPublicAccess.Ingress, null)]
    [InlineData("vpc/vpc-1", "allow-bidirectional", "delete-complete", BlockPublicAccess.Bidirectional, null)]
    [InlineData("subnet/subnet-1", "allow-egress", "create-complete", BlockPublicAccess.Bidirectional, BlockPublicAccess.Ingress)]
    public void An_exclusion_takes_from_the_block(string resource, string mode, string state, BlockPublicAccess ofVpc, BlockPublicAccess? ofSubnet)
    {
        var snapshot = SavedFolder.Read(
            $$"""
            {"VpcBlockPublicAccessExclusions": [{"ResourceArn": "arn:aws:ec2:eu-west-1:1:{{resource}}", "InternetGatewayExclusionMode": "{{mode}}", "State": "{{state}}"}]}
            {"Vpcs": [{"VpcId": "vpc-1"}], "Subnets": [{"SubnetId": "subnet-1", "VpcId": "vpc-1"}]}
            {"VpcBlockPublicAccessOptions": {"InternetGatewayBlockMode": "block-bidirectional"} }
            """);

        Assert.Equal((ofVpc, ofSubnet), (snapshot.Vpcs[0].BlockPublicAccess, snapshot.Subnets[0].BlockPublicAccess));
    }

    private static Vpc Read(string vpc, string more = "") => Assert.Single(SavedFolder.Read($$"""{{more}} {"Vpcs": [{{vpc}}]}""").Vpcs);
}
