using ProbeSuite.Lab.Services.Policies;

namespace ProbeSuite.Lab.Tests.Services.Policies;

public sealed class PolicyDocumentTests
{
    private const string ThroughEndpoint = """{"aws:SourceVpce": "vpce-1"}""";

    [Theory]
    // What a request brings                  what the statement says                                        the verdict
    [InlineData("aws:SourceVpce=vpce-1", "Allow", "", nameof(PolicyVerdict.Allowed))]
    [InlineData("aws:SourceVpce=vpce-1", "Deny", "", nameof(PolicyVerdict.Denied))]
    [InlineData("aws:SourceVpce=vpce-1", "Allow", $$"""{"StringEquals": {{ThroughEndpoint}}}""", nameof(PolicyVerdict.Allowed))]
    [InlineData("aws:SourceVpce=vpce-2", "Allow", $$"""{"StringEquals": {{ThroughEndpoint}}}""", nameof(PolicyVerdict.OnCondition))]
    [InlineData("", "Allow", $$"""{"StringEquals": {{ThroughEndpoint}}}""", nameof(PolicyVerdict.OnCondition))]
    [InlineData("aws:SourceVpce=vpce-1", "Deny", $$"""{"StringNotEquals": {{ThroughEndpoint}}}""", nameof(PolicyVerdict.NotMentioned))]
    [InlineData("aws:SourceVpce=vpce-2", "Deny", $$"""{"StringNotEquals": {{ThroughEndpoint}}}""", nameof(PolicyVerdict.Denied))]
    [InlineData("", "Deny", $$"""{"StringNotEquals": {{ThroughEndpoint}}}""", nameof(PolicyVerdict.Denied))]            // a key that is absent is not equal
    [InlineData("", "Deny", $$"""{"StringNotEqualsIfExists": {{ThroughEndpoint}}}""", nameof(PolicyVerdict.Denied))]    // and optional conditions hold without it
    [InlineData("", "Deny", $$"""{"StringEqualsIfExists": {{ThroughEndpoint}}}""", nameof(PolicyVerdict.Denied))]
    [InlineData("aws:SecureTransport=false", "Deny", """{"Bool": {"aws:SecureTransport": "false"}}""", nameof(PolicyVerdict.Denied))]
    [InlineData("aws:SecureTransport=true", "Deny", """{"Bool": {"aws:securetransport": "false"}}""", nameof(PolicyVerdict.NotMentioned))]
    [InlineData("aws:SourceVpce=vpce-1", "Deny", """{"StringNotLike": {"aws:SourceVpce": ["vpce-2", "vpce-*"]}}""", nameof(PolicyVerdict.NotMentioned))]
    [InlineData("aws:SourceVpce=vpce-1", "Allow", """{"Null": {"aws:SourceVpce": "true"}}""", nameof(PolicyVerdict.OnCondition))]
    [InlineData("aws:SourceIp=198.51.100.7", "Allow", """{"IpAddress": {"aws:SourceIp": ["203.0.113.1", "198.51.100.0/24"]}}""", nameof(PolicyVerdict.Allowed))]
    [InlineData("aws:SourceIp=198.51.100.7", "Deny", """{"NotIpAddress": {"aws:SourceIp": "198.51.100.0/24"}}""", nameof(PolicyVerdict.NotMentioned))]
    public void Conditions_decide(string keys, string effect, string condition, string verdict)
    {
        var conditions = condition is "" ? "{}" : condition;
        var policy = PolicyDocument.Parse($$$"""
            {"Statement": {"Effect": "{{{effect}}}", "Principal": "*", "Action": "s3:Get*", "Resource": "arn:aws:s3:::b/*", "Condition": {{{conditions}}} }}
            """);

        Assert.Equal(verdict, $"{policy.Judge(Request("s3:GetObject", "arn:aws:s3:::b/k", keys))}");
    }

    [Theory]
    [InlineData("s3:GetObject", "arn:aws:s3:::b/via/x", nameof(PolicyVerdict.Denied))]          // a deny goes before every allow
    [InlineData("s3:GetObject", "arn:aws:s3:::b/x", nameof(PolicyVerdict.Allowed))]
    [InlineData("s3:PutObject", "arn:aws:s3:::b/x", nameof(PolicyVerdict.NotMentioned))]
    [InlineData("s3:GetObject", "arn:aws:s3:::other/x", nameof(PolicyVerdict.NotMentioned))]
    [InlineData("s3:DeleteObject", "arn:aws:s3:::kept/x", nameof(PolicyVerdict.NotMentioned))]  // only what stands behind Not is spared
    [InlineData("s3:DeleteObject", "arn:aws:s3:::c/x", nameof(PolicyVerdict.Denied))]
    public void Actions_and_resources_choose_the_statements(string action, string resource, string verdict)
    {
        var policy = PolicyDocument.Parse("""
            {"Statement": [
              {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": ["s3:ListBucket", "s3:GetObject"], "Resource": ["arn:aws:s3:::b", "arn:aws:s3:::b/*"]},
              {"Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/via/*"},
              {"Effect": "Deny", "Principal": {"Service": "logging.s3.amazonaws.com"}, "Action": "s3:*", "Resource": "*"},
              {"Effect": "Deny", "Principal": "*", "Action": "s3:DeleteObject", "NotResource": "arn:aws:s3:::kept/*"}
            ]}
            """);

        Assert.Equal(verdict, $"{policy.Judge(Request(action, resource, ""))}");
    }

    [Fact]
    public void A_condition_that_is_not_played_is_named()
    {
        var policy = PolicyDocument.Parse("""{"Statement": {"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"DateLessThan": {"aws:CurrentTime": "2026-01-01"}}}}""");

        var unplayed = Assert.Throws<UnplayedPolicyException>(() => policy.Judge(Request("s3:GetObject", "arn:aws:s3:::b/k", "aws:CurrentTime=2026-02-02")));
        Assert.Contains("DateLessThan", unplayed.Message, StringComparison.Ordinal);
    }

    private static AccessRequest Request(string action, string resource, string keys) => new(
        action, resource, keys.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(key => key.Split('=')).ToDictionary(key => key[0], key => key[1]));
}
