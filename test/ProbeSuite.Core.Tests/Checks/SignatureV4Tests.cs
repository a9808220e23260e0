using System.Diagnostics;
using System.Text.Json;
using ProbeSuite.Checks;

namespace ProbeSuite.Tests.Checks;

/// <summary>Signatures are right when they are the same as those of botocore, AWS's own library for Python.</summary>
public class SignatureV4Tests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 3, 7, 8, 9, TimeSpan.Zero);

    private const string Botocore = """
        import sys, json, datetime
        import botocore.auth, botocore.session
        from botocore.awsrequest import AWSRequest
        from botocore.credentials import Credentials

        given = json.load(sys.stdin)
        now = datetime.datetime(2026, 9, 3, 7, 8, 9, tzinfo=datetime.timezone.utc)

        class Clock(datetime.datetime):
            @classmethod
            def now(cls, tz=None):
                return now if tz else now.replace(tzinfo=None)

            @classmethod
            def utcnow(cls):
                return now.replace(tzinfo=None)

        botocore.auth.datetime.datetime = Clock
        for name in ("get_current_datetime",):
            if hasattr(botocore.auth, name):
                setattr(botocore.auth, name, lambda remove_tzinfo=True: now.replace(tzinfo=None) if remove_tzinfo else now)

        answers = []
        for case in given:
            credentials = Credentials(case["key"], case["secret"], case["token"])
            if case["kind"] == "s3":
                request = AWSRequest(method="GET", url="https://" + case["host"] + case["path"], headers={"Host": case["host"]})
                botocore.auth.S3SigV4Auth(credentials, "s3", case["region"]).add_auth(request)
                answers.append({name.lower(): value for name, value in request.headers.items()})
            else:
                session = botocore.session.Session()
                session.set_credentials(case["key"], case["secret"], case["token"])
                client = session.create_client("rds", region_name=case["region"])
                answers.append({"token": client.generate_db_auth_token(case["host"], case["port"], case["user"], case["region"])})
        print(json.dumps(answers))
        """;

    private static readonly (string Host, string Path, string Region, string? Token)[] S3Cases =
    [
        ("bucket.s3.eu-west-1.amazonaws.com", "/key.txt", "eu-west-1", null),
        ("bucket.s3.us-east-1.amazonaws.com", "/a/b c/ü+~=&@.txt", "us-east-1", "session/token+=="),
        ("s3.eu-central-1.amazonaws.com", "/dotted.bucket//double/./../x%2F", "eu-central-1", "t"),
        ("bucket.s3.cn-north-1.amazonaws.com.cn:8443", "/'()*!;:$,", "cn-north-1", null),
    ];

    private static readonly (string Host, int Port, string User, string Region, string? Token)[] RdsCases =
    [
        ("db.abc.eu-west-1.rds.amazonaws.com", 5432, "app", "eu-west-1", null),
        ("db.abc.us-east-1.rds.amazonaws.com", 3306, "user name+ü/@", "us-east-1", "session/token+=="),
    ];

    [Fact]
    public void Requests_and_tokens_are_signed_as_botocore_signs_them()
    {
        var theirs = AskBotocore();
        var ours = S3Cases.Select(one => S3(one.Host, one.Path, one.Region, one.Token))
            .Concat(RdsCases.Select(one => new Dictionary<string, string>
            {
                ["token"] = SignatureV4.RdsToken(one.Host, one.Port, one.User, one.Region, Credentials(one.Token), Now),
            }))
            .ToList();

        Assert.Equal(ours.Count, theirs.Count);
        Assert.All(ours.Zip(theirs), pair => Assert.Equal(
            pair.Second.Where(header => header.Key != "host").OrderBy(header => header.Key, StringComparer.Ordinal),
            pair.First.OrderBy(header => header.Key, StringComparer.Ordinal)));
    }

    private static Dictionary<string, string> S3(string host, string path, string region, string? token) =>
        SignatureV4.S3Get(host, SignatureV4.EscapePath(path), region, Credentials(token), Now)
            .ToDictionary(header => header.Name.ToLowerInvariant(), header => header.Value);

    private static AwsCredentials Credentials(string? token) => World.Credentials with { SessionToken = token };

    private static List<Dictionary<string, string>> AskBotocore()
    {
        using var python = Process.Start(new ProcessStartInfo("python3", ["-c", Botocore])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var cases = S3Cases
            .Select(one => (object)new { kind = "s3", key = World.Credentials.KeyId, secret = World.Credentials.Secret, token = one.Token, host = one.Host, path = SignatureV4.EscapePath(one.Path), region = one.Region })
            .Concat(RdsCases.Select(one => (object)new { kind = "rds", key = World.Credentials.KeyId, secret = World.Credentials.Secret, token = one.Token, host = one.Host, port = one.Port, user = one.User, region = one.Region }));
        python.StandardInput.Write(JsonSerializer.Serialize(cases));
        python.StandardInput.Close();
        var errors = python.StandardError.ReadToEndAsync();
        var output = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        Assert.True(python.ExitCode == 0, errors.GetAwaiter().GetResult());
        return JsonSerializer.Deserialize<List<Dictionary<string, string>>>(output)!;
    }
}
