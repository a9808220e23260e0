using System.Text.Json.Nodes;

namespace ProbeSuite.Stack.Tests.Rules;

/// <summary>What common checkers ask of the things that keep or carry data, and of security groups.</summary>
public class StoreRuleTests
{
    public static TheoryData<string> Variants => DeployedStack.Variants;

    [Theory]
    [InlineData("ReportBucketPolicy", "s3:*")]
    [InlineData("ReportTopicPolicy", "sns:Publish")]
    [InlineData("DeadLettersPolicy", "sqs:*")]
    public void Bucket_topic_and_queue_refuse_what_is_not_encrypted_on_the_way(string policy, string action)
    {
        var statement = Assert.Single(DeployedStack.With("").Statements, each => each.Owner == policy && each.Body["Sid"]!.ToString() == "TlsOnly");
        Assert.False(statement.Allows);
        Assert.Equal("*", Assert.Single(statement.Principals));
        Assert.Equal(action, Assert.Single(statement.Actions));
        Assert.Equal("false", (string?)statement.Condition!["Bool"]!["aws:SecureTransport"]);
    }

    [Fact]
    public void The_bucket_is_private_encrypted_and_forgets()
    {
        var bucket = DeployedStack.With("RetentionDays=30").Properties("ReportBucket");
        Assert.All(["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"], flag => Assert.True((bool)bucket["PublicAccessBlockConfiguration"]![flag]!));
        Assert.Equal("AES256", (string?)bucket["BucketEncryption"]!["ServerSideEncryptionConfiguration"]![0]!["ServerSideEncryptionByDefault"]!["SSEAlgorithm"]);
        Assert.Contains(bucket["LifecycleConfiguration"]!["Rules"]!.AsArray(), rule => (string?)rule!["Prefix"] == "reports/" && rule["ExpirationInDays"]!.ToString() == "30");
    }

    [Theory]
    [InlineData("", "${S3Endpoint}")]
    [InlineData("ExistingVpcId=vpc-00000001 S3EndpointId=vpce-00000001", "vpce-00000001")]
    [InlineData("ExistingVpcId=vpc-00000001", null)]
    public void The_proof_is_read_through_the_endpoint_only_and_written_from_anywhere(string parameters, string? endpoint)
    {
        var denials = DeployedStack.With(parameters).Statements
            .Where(each => each.Owner == "ReportBucketPolicy" && each.Body["Sid"]!.ToString() != "TlsOnly").ToArray();

        Assert.Equal(endpoint is null ? [] : new[] { endpoint }, denials.Select(each => each.Condition!["StringNotEquals"]!["aws:SourceVpce"]!.ToString()));
        Assert.All(denials, denial =>
        {
            Assert.False(denial.Allows);
            Assert.Equal(["s3:GetObject"], denial.Actions);
            Assert.Equal(["${ReportBucket.Arn}/via-endpoint/*"], denial.Resources);
        });
    }

    [Fact]
    public void The_topic_is_encrypted_with_a_key_that_alarms_may_use()
    {
        var stack = DeployedStack.With("");
        Assert.Equal("${TopicKey}", (string?)stack.Properties("ReportTopic")["KmsMasterKeyId"]);
        Assert.True((bool)stack.Properties("TopicKey")["EnableKeyRotation"]!);
        Assert.Contains(stack.Statements, each => each.Owner == "TopicKey" && each.Principals.Contains("cloudwatch.amazonaws.com") && each.Actions.Contains("kms:Decrypt"));
        Assert.Contains(stack.Statements, each => each.Owner == "ReportTopicPolicy" && each.Principals.Contains("cloudwatch.amazonaws.com") && each.Condition is not null);
        Assert.Contains(stack.StatementsOfRole("AggregatorRole"), each => each.Actions.Contains("kms:GenerateDataKey") && each.Resources.Contains("${TopicKey.Arn}"));
    }

    [Fact]
    public void The_queue_is_encrypted_and_keeps_longest() =>
        Assert.True((bool)DeployedStack.With("").Properties("DeadLetters")["SqsManagedSseEnabled"]!
            && (int)DeployedStack.With("").Properties("DeadLetters")["MessageRetentionPeriod"]! == (int)TimeSpan.FromDays(14).TotalSeconds);

    [Fact]
    public void The_database_is_encrypted_inside_and_has_no_password_to_lose()
    {
        var stack = DeployedStack.With("CreateDatabase=true Email=you@example.com");
        var database = stack.Properties("Database");
        Assert.True((bool)database["StorageEncrypted"]!);
        Assert.False((bool)database["PubliclyAccessible"]!);
        Assert.True((bool)database["ManageMasterUserPassword"]!);
        Assert.True((bool)database["EnableIAMDatabaseAuthentication"]!);
        Assert.DoesNotContain("MasterUserPassword", database.Select(each => each.Key));
        Assert.Equal("${ProbeSecurityGroup}", (string?)Assert.Single(stack.Properties("DatabaseSecurityGroup")["SecurityGroupIngress"]!.AsArray())!["SourceSecurityGroupId"]);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Whatever_keeps_data_says_what_becomes_of_it(string parameters)
    {
        string[] keeping = ["AWS::S3::Bucket", "AWS::RDS::DBInstance", "AWS::SQS::Queue", "AWS::KMS::Key", "AWS::Logs::LogGroup"];
        Assert.All(DeployedStack.With(parameters).Resources.Values.Where(each => keeping.Contains(each["Type"]!.ToString())), resource =>
        {
            Assert.NotNull(resource["DeletionPolicy"]);
            Assert.NotNull(resource["UpdateReplacePolicy"]);
        });
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Security_groups_explain_themselves_and_admit_no_world(string parameters)
    {
        Assert.All(DeployedStack.With(parameters).OfType("AWS::EC2::SecurityGroup"), group =>
        {
            var inbound = group.Value["SecurityGroupIngress"]?.AsArray() ?? [];
            var outbound = Assert.IsType<JsonArray>(group.Value["SecurityGroupEgress"]);
            Assert.NotEmpty(outbound);
            Assert.NotNull(group.Value["GroupDescription"]);
            Assert.All(inbound.Concat(outbound), rule => Assert.NotEqual("-1", (string?)rule!["IpProtocol"]));
            Assert.All(inbound.Concat(outbound), rule => Assert.NotEmpty((string?)rule!["Description"] ?? ""));
            Assert.DoesNotContain(inbound, rule => rule!["CidrIp"] is not null || rule["CidrIpv6"] is not null);
        });
    }
}
