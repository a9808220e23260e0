namespace ProbeSuite.Templates.Building;

public class DatabasesTests
{
    private const string Network = """
        Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
        Subnet: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24 } }
        Group: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Vpc } }
        Subnets: { Type: AWS::RDS::DBSubnetGroup, Properties: { DBSubnetGroupName: Inner, SubnetIds: [!Ref Subnet] } }
        CacheSubnets: { Type: AWS::ElastiCache::SubnetGroup, Properties: { SubnetIds: [!Ref Subnet] } }

        """;

    [Theory]
    [InlineData("AWS::RDS::DBInstance, Properties: { Engine: postgres, DBSubnetGroupName: !Ref Subnets, VPCSecurityGroups: [!Ref Group], PubliclyAccessible: false }", "5432 Subnet Vpc Group False")]
    // AWS's pages disagree on what a DB instance is that does not say whether it is public.
    [InlineData("AWS::RDS::DBInstance, Properties: { Engine: mysql, DBSubnetGroupName: inner }", "3306 Subnet Vpc Vpc.DefaultSecurityGroup ")]
    [InlineData("AWS::RDS::DBInstance, Properties: { Engine: oracle-se2, DBSubnetGroupName: !Ref Subnets }", "1521 Subnet Vpc Vpc.DefaultSecurityGroup ")]
    [InlineData("AWS::RDS::DBInstance, Properties: { Engine: sqlserver-ex, Port: '1444', DBSubnetGroupName: !Ref Subnets }", "1444 Subnet Vpc Vpc.DefaultSecurityGroup ")]
    [InlineData("AWS::RDS::DBInstance, Properties: { Engine: !ImportValue engine, DBSubnetGroupName: !Ref Subnets }", " Subnet Vpc Vpc.DefaultSecurityGroup ")]
    [InlineData("AWS::RDS::DBCluster, Properties: { Engine: aurora-postgresql, DBSubnetGroupName: !Ref Subnets, VpcSecurityGroupIds: [!GetAtt Group.GroupId] }", "5432 Subnet Vpc Group ")]
    [InlineData("AWS::RDS::DBInstance, Properties: { Engine: postgres }", "5432    ")]
    [InlineData("AWS::ElastiCache::CacheCluster, Properties: { Engine: memcached, CacheSubnetGroupName: !Ref CacheSubnets, VpcSecurityGroupIds: [!Ref Group] }", "11211 Subnet Vpc Group False")]
    [InlineData("AWS::ElastiCache::ReplicationGroup, Properties: { CacheSubnetGroupName: !Ref CacheSubnets, SecurityGroupIds: [!Ref Group] }", "6379 Subnet Vpc Group False")]
    [InlineData("AWS::ElastiCache::ServerlessCache, Properties: { Engine: valkey, SubnetIds: [!Ref Subnet], SecurityGroupIds: [!Ref Group] }", "6379 Subnet Vpc Group False")]
    [InlineData("AWS::DocDB::DBCluster, Properties: { DBSubnetGroupName: !Ref Subnets, VpcSecurityGroupIds: [!Ref Group] }", "27017 Subnet Vpc Group False")]
    [InlineData("AWS::RDS::DBProxy, Properties: { EngineFamily: MYSQL, VpcSubnetIds: [!Ref Subnet], VpcSecurityGroupIds: [!Ref Group] }", "3306 Subnet Vpc Group False")]
    [InlineData("AWS::OpenSearchService::Domain, Properties: { VPCOptions: { SubnetIds: [!Ref Subnet], SecurityGroupIds: [!Ref Group] } }", "443 Subnet Vpc Group False")]
    // Brokers have a port for each way to sign in.
    [InlineData("AWS::MSK::Cluster, Properties: { BrokerNodeGroupInfo: { ClientSubnets: [!Ref Subnet], SecurityGroups: [!Ref Group] } }", " Subnet Vpc Group False")]
    [InlineData("AWS::MSK::ServerlessCluster, Properties: { VpcConfigs: [{ SubnetIds: [!Ref Subnet], SecurityGroups: [!Ref Group] }] }", "9098 Subnet Vpc Group False")]
    [InlineData("AWS::AmazonMQ::Broker, Properties: { EngineType: RABBITMQ, PubliclyAccessible: false, SubnetIds: [!Ref Subnet], SecurityGroups: [!Ref Group] }", "5671 Subnet Vpc Group False")]
    [InlineData("AWS::EFS::MountTarget, Properties: { SubnetId: !Ref Subnet, SecurityGroups: [!Ref Group] }", "2049 Subnet Vpc Group False")]
    [InlineData("AWS::RedshiftServerless::Workgroup, Properties: { PubliclyAccessible: false, SubnetIds: [!Ref Subnet], SecurityGroupIds: [!Ref Group] }", "5439 Subnet Vpc Group False")]
    public void A_database_stands_where_its_subnet_group_says_and_listens_where_its_engine_does(string database, string expected)
    {
        var db = Assert.Single(Templates.Resources($"{Network}Db: {{ Type: {database} }}").Snapshot.DbInstances);

        Assert.Equal(expected, $"{db.Port} {string.Join(',', db.SubnetIds)} {db.VpcId} {string.Join(',', db.SecurityGroupIds)} {db.PubliclyAccessible}");
    }

    [Fact]
    public void A_member_of_a_cluster_stands_where_the_cluster_does()
    {
        var databases = Templates.Resources(Network + """
            Member: { Type: AWS::RDS::DBInstance, Properties: { DBClusterIdentifier: !Ref Cluster, Engine: aurora-mysql } }
            Cluster: { Type: AWS::RDS::DBCluster, Properties: { Engine: aurora-mysql, Port: 3307, DBSubnetGroupName: !Ref Subnets } }
            """).Snapshot.DbInstances;

        Assert.Equal(["Cluster 3307 Subnet", "Member 3307 Subnet"], databases.Select(db => $"{db.Id} {db.Port} {db.SubnetIds[0]}"));
    }

    [Theory]
    [InlineData("!GetAtt Db.Endpoint.Port", "5432")]
    [InlineData("!Sub '${Db.Endpoint.Address}'", "probesuite-db.template.eu-west-1.rds.amazonaws.com")]
    [InlineData("!GetAtt Db.DbiResourceId", "<attribute Db.DbiResourceId>")]
    public void Its_attributes_are_known_as_far_as_they_can_be(string value, string expected) =>
        Assert.Equal(expected, Templates.Read($"Resources: {{ Db: {{ Type: AWS::RDS::DBInstance, Properties: {{ Engine: postgres }} }} }}\nOutputs: {{ It: {{ Value: {value} }} }}").Outputs["It"]);

    [Theory]
    [InlineData("AWS::DocDB::DBCluster, Properties: { }", "!GetAtt Db.Port", "27017")]
    [InlineData("AWS::DocDB::DBCluster, Properties: { }", "!GetAtt Db.Endpoint", "probesuite-db.template.eu-west-1.docdb.amazonaws.com")]
    [InlineData("AWS::RDS::DBProxy, Properties: { EngineFamily: POSTGRESQL }", "!GetAtt Db.Endpoint", "probesuite-db.template.eu-west-1.rds.amazonaws.com")]
    [InlineData("AWS::OpenSearchService::Domain, Properties: { }", "!GetAtt Db.DomainEndpoint", "probesuite-db.template.eu-west-1.es.amazonaws.com")]
    [InlineData("AWS::MSK::Cluster, Properties: { }", "!GetAtt Db.Endpoint", "<attribute Db.Endpoint>")]
    public void So_are_those_of_others(string database, string value, string expected) =>
        Assert.Equal(expected, Templates.Read($"Resources: {{ Db: {{ Type: {database} }} }}\nOutputs: {{ It: {{ Value: {value} }} }}").Outputs["It"]);

    [Fact]
    public void A_search_domain_outside_every_VPC_is_not_in_the_network()
    {
        var network = Templates.Resources("Search: { Type: AWS::OpenSearchService::Domain, Properties: { EngineVersion: OpenSearch_2.11 } }").Snapshot;

        Assert.Empty(network.DbInstances);
        Assert.DoesNotContain(network.Gaps, gap => gap.ResourceId == "Search");
    }

    [Fact]
    public void Its_host_name_is_not_known_without_a_Region() =>
        Assert.Null(Templates.Resources("Db: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres } }", new()).Snapshot.DbInstances[0].EndpointAddress);
}
