using System.Text;
using ProbeSuite.Checks;
using ProbeSuite.Targets;

namespace ProbeSuite.Tests.Checks;

public class S3CheckTests
{
    private static readonly Issued Root = Issued.Root();
    private static readonly Issued S3 = Root.Server(["*.s3.eu-west-1.amazonaws.com", "s3.eu-west-1.amazonaws.com", "*.s3.us-east-2.amazonaws.com"]);

    public static TheoryData<string, Outcome, Permission> Answers => new()
    {
        { Reply(200, "hello"), new Outcome.Answered(200), Permission.Granted },
        { Reply(404, "<Error><Code>NoSuchKey</Code></Error>"), new Outcome.Unexpected(404, "S3 says NoSuchKey"), Permission.NotAsked },
        { Reply(503, "<Error><Code>SlowDown</Code></Error>"), new Outcome.Unexpected(503, "S3 says SlowDown"), Permission.NotAsked },
        { Reply(403, "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"), new Outcome.Denied("service", "AccessDenied"), Permission.Denied },
        { Reply(403, "<Error><Code>InvalidAccessKeyId</Code></Error>"), new Outcome.Denied("service", "InvalidAccessKeyId"), Permission.Denied },
        { Reply(403, "by whom?"), new Outcome.Denied("service", "HTTP 403"), Permission.Denied },
        { Reply(403, Denied("because no VPC endpoint policy allows the s3:GetObject action")), new Outcome.Denied("endpoint policy", "AccessDenied"), Permission.Denied },
        { Reply(403, Denied("with an explicit deny in a resource-based policy")), new Outcome.Denied("bucket policy", "AccessDenied"), Permission.Denied },
        { Reply(403, Denied("because no identity-based policy allows the s3:GetObject action")), new Outcome.Denied("service", "AccessDenied"), Permission.Denied },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task The_path_is_told_first_and_permission_second(string answer, Outcome outcome, Permission permission)
    {
        var requests = new List<string>();
        await using var server = Server(_ => answer, requests);

        var seen = await TryAsync($"s3://shop:{server.Port}/a%20b/c.txt");

        Assert.Equal(outcome, seen.Outcome);
        Assert.Equal(permission, seen.Outcome.PermissionFor(Target.Parse("s3://shop/a")));
        Assert.Equal(PathState.Open, seen.Outcome.Path);
        Assert.Equal([Stage.Dns, Stage.Tcp, Stage.Tls, Stage.Exchange, Stage.Permission], seen.Stages.Select(stage => stage.Stage));
        Assert.StartsWith("GET /a%20b/c.txt HTTP/1.1\r\n", requests[0]);
        Assert.Contains($"\r\nHost: shop.s3.eu-west-1.amazonaws.com:{server.Port}\r\n", requests[0]);
        Assert.Contains("\r\nAuthorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/", requests[0]);
    }

    [Fact]
    public async Task A_bucket_with_dots_is_asked_for_by_its_path()
    {
        var requests = new List<string>();
        await using var server = Server(_ => Reply(200, ""), requests);

        await TryAsync($"s3://my.shop:{server.Port}/key");

        Assert.StartsWith("GET /my.shop/key HTTP/1.1\r\n", requests[0]);
        Assert.Contains($"\r\nHost: s3.eu-west-1.amazonaws.com:{server.Port}\r\n", requests[0]);
    }

    [Theory]
    [InlineData("HTTP/1.1 301 X\r\nx-amz-bucket-region: us-east-2\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 400 X\r\nContent-Length: 75\r\n\r\n<Error><Code>AuthorizationHeaderMalformed</Code><Region>us-east-2</Region>..")]
    public async Task A_bucket_of_another_Region_is_followed_there_once(string first)
    {
        var requests = new List<string>();
        await using var server = Server(request => request.Contains("us-east-2", StringComparison.Ordinal) ? Reply(200, "hello") : first, requests);

        var seen = await TryAsync($"s3://shop:{server.Port}/key");

        Assert.Equal(new Outcome.Answered(200), seen.Outcome);
        Assert.Equal(2, requests.Count);
        Assert.Contains("/us-east-2/s3/aws4_request", requests[1]);
        Assert.Matches(@"^HTTP (301|400): the bucket is in us-east-2; HTTP 200 from shop\.s3\.us-east-2\.amazonaws\.com at 127\.0\.0\.1$", seen.Stages[3].Detail);
        Assert.Equal(5, seen.Stages.Count);
    }

    [Fact]
    public async Task A_bucket_that_sends_on_forever_is_followed_once_and_a_Region_that_is_none_not_at_all()
    {
        var requests = new List<string>();
        await using var forever = Server(_ => "HTTP/1.1 301 X\r\nx-amz-bucket-region: us-east-2\r\nContent-Length: 0\r\n\r\n", requests);
        await using var evil = Server(_ => "HTTP/1.1 301 X\r\nx-amz-bucket-region: x.evil.example/\r\nContent-Length: 0\r\n\r\n", requests);

        Assert.Equal(301, ((Outcome.Unexpected)(await TryAsync($"s3://shop:{forever.Port}/key")).Outcome).Status);
        Assert.Equal(2, requests.Count);
        Assert.Equal(301, ((Outcome.Unexpected)(await TryAsync($"s3://shop:{evil.Port}/key")).Outcome).Status);
        Assert.Equal(3, requests.Count);
    }

    [Fact]
    public async Task A_lookup_that_fails_names_the_host_and_not_the_bucket()
    {
        var seen = await World.TryAsync("s3://shop/key", World.Context with { Names = new Names(_ => []) });

        Assert.Equal("the resolver says that the name shop.s3.eu-west-1.amazonaws.com does not exist", seen.Error);
    }

    [Fact]
    public async Task Without_Region_or_credentials_nothing_is_sent()
    {
        Assert.Equal(
            new Outcome.NotTried("no Region is known: set AWS_REGION, or write ?region="),
            (await World.TryAsync("s3://shop/key", World.Context with { Region = null })).Outcome);
        Assert.Equal(
            new Outcome.NotTried("there are no credentials to sign with: AWS_ACCESS_KEY_ID is not set"),
            (await World.TryAsync("s3://shop/key", World.Context with { Credentials = null })).Outcome);
    }

    [Theory]
    [InlineData("sqs", "eu-west-1", "sqs.eu-west-1.amazonaws.com")]
    [InlineData("kinesis-streams", "eu-west-1", "kinesis.eu-west-1.amazonaws.com")]
    [InlineData("ecr", "eu-west-1", "api.ecr.eu-west-1.amazonaws.com")]
    [InlineData("ecr.api", "eu-west-1", "api.ecr.eu-west-1.amazonaws.com")]
    [InlineData("CloudWatch", "eu-west-1", "monitoring.eu-west-1.amazonaws.com")]
    [InlineData("sns", "cn-north-1", "sns.cn-north-1.amazonaws.com.cn")]
    [InlineData("iam", "eu-west-1", "iam.amazonaws.com")]
    [InlineData("iam", "us-gov-west-1", "iam.us-gov.amazonaws.com")]
    public void A_services_host_is_known(string service, string region, string host) => Assert.Equal(host, AwsHost.Of(service, region));

    [Fact]
    public async Task A_services_endpoint_is_asked_unsigned_and_any_answer_proves_the_path()
    {
        var requests = new List<string>();
        var leaf = Root.Server(["sqs.eu-west-1.amazonaws.com"]);
        await using var server = new LoopbackServer(async (stream, cancellation) =>
        {
            await using var secured = await TlsServer.SecureAsync(stream, leaf, [], false, cancellation);
            requests.Add(await LoopbackServer.ReadRequestAsync(secured, cancellation));
            await secured.WriteAsync(Encoding.ASCII.GetBytes(Reply(404, "")), cancellation);
        });

        var seen = await World.TryAsync($"aws://sqs:{server.Port}", World.Trusting(Root.Certificate));

        Assert.Equal(new Outcome.Answered(404), seen.Outcome);
        Assert.DoesNotContain("Authorization", Assert.Single(requests), StringComparison.OrdinalIgnoreCase);
    }

    private static Task<Observation> TryAsync(string url) => World.TryAsync(url, World.Trusting(Root.Certificate));

    private static LoopbackServer Server(Func<string, string> answer, List<string> requests) => new(async (stream, cancellation) =>
    {
        await using var secured = await TlsServer.SecureAsync(stream, S3, [], false, cancellation);
        var request = await LoopbackServer.ReadRequestAsync(secured, cancellation);
        requests.Add(request);
        await secured.WriteAsync(Encoding.ASCII.GetBytes(answer(request)), cancellation);
    });

    private static string Reply(int status, string body) => $"HTTP/1.1 {status} X\r\nContent-Length: {body.Length}\r\n\r\n{body}";

    private static string Denied(string reason) =>
        $"<Error><Code>AccessDenied</Code><Message>User: arn:aws:sts::123456789012:assumed-role/probe/x is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::shop/key\" {reason}</Message></Error>";
}
