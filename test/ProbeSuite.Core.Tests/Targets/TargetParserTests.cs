using System.Net.Sockets;
using System.Text.RegularExpressions;
using CsCheck;
using ProbeSuite.Targets;

namespace ProbeSuite.Tests.Targets;

public partial class TargetParserTests
{
    [Theory]
    [InlineData("https://example.com", TargetKind.Https, "example.com", 443, "/")]
    [InlineData("  HTTPS://example.com:8443/a?x=1#frag ", TargetKind.Https, "example.com", 8443, "/a?x=1")]
    [InlineData("http://example.com?x=1", TargetKind.Http, "example.com", 80, "/?x=1")]
    [InlineData("http://example.com/ü?q=ü%20", TargetKind.Http, "example.com", 80, "/%C3%BC?q=%C3%BC%20")]
    [InlineData("https://example.com/@user", TargetKind.Https, "example.com", 443, "/@user")]
    [InlineData("https://[2001:DB8::1]/", TargetKind.Https, "2001:db8::1", 443, "/")]
    [InlineData("tcp://10.0.0.5:5432", TargetKind.Tcp, "10.0.0.5", 5432, "/")]
    [InlineData("tcp://[2001:db8::1]:22", TargetKind.Tcp, "2001:db8::1", 22, "/")]
    [InlineData("tcp://169.254.169.253:53", TargetKind.Tcp, "169.254.169.253", 53, "/")]      // the VPC's resolver
    [InlineData("tcp://[::ffff:10.0.0.5]:22", TargetKind.Tcp, "10.0.0.5", 22, "/")]           // IPv4 all the same
    [InlineData("udp://10.0.0.2:53", TargetKind.Udp, "10.0.0.2", 53, "/")]
    [InlineData("tls://db.internal:5671", TargetKind.Tls, "db.internal", 5671, "/")]
    [InlineData("dns://db.internal.", TargetKind.Dns, "db.internal.", 53, "/")]
    [InlineData("dns://localhost", TargetKind.Dns, "localhost", 53, "/")]                     // asked for, not sent to
    [InlineData("s3://bucket/a%20b//c.txt", TargetKind.S3, "bucket", 443, "a b//c.txt")]
    [InlineData("s3://bucket//rooted", TargetKind.S3, "bucket", 443, "/rooted")]
    [InlineData("postgres://db.internal/shop", TargetKind.Postgres, "db.internal", 5432, "shop")]
    [InlineData("postgresql://db.internal:6432/my%20shop/", TargetKind.Postgres, "db.internal", 6432, "my shop")]
    [InlineData("mysql://db.internal", TargetKind.MySql, "db.internal", 3306, "")]
    [InlineData("aws://sqs", TargetKind.Aws, "sqs", 443, "/")]
    [InlineData("resource://Database", TargetKind.Resource, "Database", null, "/")]
    [InlineData("resource://Database:5433", TargetKind.Resource, "Database", 5433, "/")]
    [InlineData("egress://", TargetKind.Egress, "checkip.amazonaws.com", 443, "/")]
    [InlineData("egress://?family=ipv6", TargetKind.Egress, "checkip.global.api.aws", 443, "/")]
    [InlineData("egress://ip.example/v4", TargetKind.Egress, "ip.example", 443, "/v4")]
    [InlineData("ntp://time.example", TargetKind.Ntp, "time.example", 123, "/")]
    public void A_target_is_read(string url, TargetKind kind, string host, int? port, string path)
    {
        var target = Target.Parse(url);

        Assert.Equal((kind, host, port, path), (target.Kind, target.Host, target.Port, target.Path));
        Assert.Equal(url.Trim(), target.Url);
        Assert.Equal(target.Url, target.Name);
    }

    [Fact]
    public void Options_are_read_and_an_http_servers_own_parameters_are_left()
    {
        var http = Target.Parse("https://x.example/?a=1&FAMILY=ipv6&status=200-399,404&patience=500ms&b=2&attempts=5&spacing=1s", "shop");
        var login = Target.Parse("mysql://x.example/?login=iam&user=app%40x&region=eu-west-1");
        var dns = Target.Parse("dns://x.example?type=aaaa&server=10.0.0.2");

        Assert.Equal("/?a=1&b=2", http.Path);
        Assert.Equal("shop (https://x.example/?a=1&FAMILY=ipv6&status=200-399,404&patience=500ms&b=2&attempts=5&spacing=1s)", http.ToString());
        Assert.Equal(AddressFamily.InterNetworkV6, http.Options.Family);
        Assert.Equal("200-399 404", string.Join(' ', http.Options.Status!));
        Assert.Equal(TimeSpan.FromMilliseconds(500), http.Options.Patience);
        Assert.Equal((5, TimeSpan.FromSeconds(1)), (http.Options.Attempts, http.Options.Spacing));
        Assert.Equal((true, "app@x", "eu-west-1"), (login.Options.LoginWithIam, login.Options.User, login.Options.Region));
        Assert.Equal(("AAAA", "10.0.0.2"), (dns.Options.RecordType, dns.Options.Server));
        Assert.Equal([new("a.example", "/"), new("b.example", "/v4/ip")], Target.Parse("egress://?also=a.example,b.example/v4/ip").Options.Also!);
    }

    [Theory]
    [InlineData("", "target \"\": it has no scheme; write one of https, http, tcp, udp, tls, dns, s3, postgres, mysql, aws, resource, egress, ntp, as in https://example.com/")]
    [InlineData("example.com", "target \"example.com\": it has no scheme; write one of https, http, tcp, udp, tls, dns, s3, postgres, mysql, aws, resource, egress, ntp, as in https://example.com/")]
    [InlineData("ftp://x", "target \"ftp://x\": \"ftp\" is not a scheme that can be tried; write one of https, http, tcp, udp, tls, dns, s3, postgres, mysql, aws, resource, egress, ntp")]
    [InlineData("https://", "target \"https://\": it names no host")]
    [InlineData("https://a b/", "target \"https://a b/\": it contains blanks or control characters")]
    [InlineData("https://a/\r\nX: y", "target \"https://a/\r\nX: y\": it contains blanks or control characters")]
    [InlineData("https://exämple.com/", "target \"https://exämple.com/\": \"exämple.com\" is not a host name")]
    [InlineData("tcp://x", "target \"tcp://x\": it names no port, as in tcp://10.0.0.5:5432")]
    [InlineData("tcp://x:0", "target \"tcp://x:0\": \"0\" is not a port between 1 and 65535")]
    [InlineData("tcp://x:65536", "target \"tcp://x:65536\": \"65536\" is not a port between 1 and 65535")]
    [InlineData("tcp://x:+1", "target \"tcp://x:+1\": \"+1\" is not a port between 1 and 65535")]
    [InlineData("tcp://2001:db8::1:22", "target \"tcp://2001:db8::1:22\": write an IPv6 address in brackets, as in tcp://[2001:db8::1]:443")]
    [InlineData("tcp://[10.0.0.1]:22", "target \"tcp://[10.0.0.1]:22\": what stands in brackets is not an IPv6 address")]
    [InlineData("tcp://[::1", "target \"tcp://[::1\": what stands in brackets is not an IPv6 address")]
    [InlineData("tcp://[2001:db8::1]22", "target \"tcp://[2001:db8::1]22\": behind the bracket only :port may stand")]
    [InlineData("tcp://127.0.0.1:80", "target \"tcp://127.0.0.1:80\": 127.0.0.1 is the function's own or a link-local address, and is not tried")]
    [InlineData("tcp://0x7f.1:80", "target \"tcp://0x7f.1:80\": 127.0.0.1 is the function's own or a link-local address, and is not tried")]
    [InlineData("tcp://2130706433:80", "target \"tcp://2130706433:80\": 127.0.0.1 is the function's own or a link-local address, and is not tried")]
    [InlineData("tcp://0:80", "target \"tcp://0:80\": 0.0.0.0 is the function's own or a link-local address, and is not tried")]
    [InlineData("tcp://[::1]:80", "target \"tcp://[::1]:80\": ::1 is the function's own or a link-local address, and is not tried")]
    [InlineData("tcp://[::ffff:127.0.0.1]:80", "target \"tcp://[::ffff:127.0.0.1]:80\": 127.0.0.1 is the function's own or a link-local address, and is not tried")]
    [InlineData("http://169.254.169.254/latest/", "target \"http://169.254.169.254/latest/\": 169.254.169.254 is the function's own or a link-local address, and is not tried")]
    [InlineData("http://LocalHost./", "target \"http://LocalHost./\": localhost is the function itself, and is not tried")]
    [InlineData("tcp://10.0.0.5:1?family=ipv6", "target \"tcp://10.0.0.5:1?family=ipv6\": family=ipv6 contradicts its address 10.0.0.5")]
    [InlineData("tcp://x:1?family=ipv5", "target \"tcp://x:1?family=ipv5\": family=\"ipv5\" is neither ipv4 nor ipv6")]
    [InlineData("tcp://x:1?famly=ipv4", "target \"tcp://x:1?famly=ipv4\": \"famly\" is not an option of this kind of target")]
    [InlineData("tcp://x:1?patience=0", "target \"tcp://x:1?patience=0\": patience=\"0\" is not a time between 10 ms and 15 min, such as 3s or 500ms")]
    [InlineData("tcp://x:1?attempts=101", "target \"tcp://x:1?attempts=101\": attempts=\"101\" is not a number between 1 and 100")]
    [InlineData("https://x/?status=399-200", "target \"https://x/?status=399-200\": status=\"399-200\" is not a list of HTTP statuses, such as 200-399 or 200,404")]
    [InlineData("https://x/?status=", "target \"https://x/?status=\": status=\"\" is not a list of HTTP statuses, such as 200-399 or 200,404")]
    [InlineData("dns://a..b", "target \"dns://a..b\": \"a..b\" is not a name of DNS")]
    [InlineData("dns://10.0.0.1", "target \"dns://10.0.0.1\": it asks for an address's name: write ?type=PTR")]
    [InlineData("dns://x?type=ANY", "target \"dns://x?type=ANY\": type=\"ANY\" is not one of A, AAAA, CNAME, MX, NS, PTR, SOA, SRV, TXT, CAA")]
    [InlineData("dns://x?server=ns.example", "target \"dns://x?server=ns.example\": server=\"ns.example\" is not an address; a resolver is asked by its address")]
    [InlineData("dns://x?server=127.0.0.1", "target \"dns://x?server=127.0.0.1\": server=127.0.0.1 is the function's own or a link-local address, and is not asked")]
    [InlineData("egress://?also=", "target \"egress://?also=\": also=\"\" is not a list of hosts, such as icanhazip.com,api.ipify.org")]
    [InlineData("egress://?also=a.example:444", "target \"egress://?also=a.example:444\": also=\"a.example:444\" is not a list of hosts, such as icanhazip.com,api.ipify.org")]
    [InlineData("egress://?also=a,b,c,d,e", "target \"egress://?also=a,b,c,d,e\": also= names more than 4 services")]
    [InlineData("egress://?also=LocalHost.", "target \"egress://?also=LocalHost.\": also=\"LocalHost.\" is not a list of hosts, such as icanhazip.com,api.ipify.org")]
    [InlineData("egress://a.example/?also=b,A.example", "target \"egress://a.example/?also=b,A.example\": also= names a service twice, which would count twice")]
    [InlineData("egress://?also=a,169.254.169.254", "target \"egress://?also=a,169.254.169.254\": also= names the function's own or a link-local address, which is not tried")]
    [InlineData("s3://bucket", "target \"s3://bucket\": it names no object, as in s3://bucket/key")]
    [InlineData("s3://bucket/k?region=x/y.z", "target \"s3://bucket/k?region=x/y.z\": region=\"x/y.z\" is not a Region's code, such as eu-west-1")]
    [InlineData("mysql://x/?login=password", "target \"mysql://x/?login=password\": login=\"password\" is not known; only login=iam is")]
    [InlineData("mysql://x/?login=iam", "target \"mysql://x/?login=iam\": login=iam needs the user, as in ?login=iam&user=app")]
    [InlineData("postgres://x/?user=a%00b", "target \"postgres://x/?user=a%00b\": user= is empty, too long or not text")]
    [InlineData("postgres://x/a%00b", "target \"postgres://x/a%00b\": the database's name contains control characters")]
    public void A_mistake_is_named_with_the_url_and_the_remedy(string url, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<TargetException>(() => Target.Parse(url)).Message);

    [Fact]
    public void A_url_that_is_too_long_is_refused_and_quoted_in_part()
    {
        var message = Assert.Throws<TargetException>(() => Target.Parse("https://x/" + new string('a', 2050))).Message;

        Assert.EndsWith("…\": it is longer than 2048 characters", message);
        Assert.True(message.Length < 300);
    }

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void A_user_has_at_most_128_characters(int length, bool isUser) =>
        Assert.Equal(isUser, Record.Exception(() => Target.Parse($"postgres://db/?user={new string('u', length)}")) is null);

    [Theory]
    [InlineData(63, 61, "", true)]
    [InlineData(63, 61, ".", true)]
    [InlineData(63, 62, "", false)]          // 254 characters in all
    [InlineData(64, 1, "", false)]
    [InlineData(0, 1, "", false)]
    [InlineData(63, 1, "..", false)]
    public void A_host_is_a_name_that_DNS_can_carry(int label, int last, string end, bool isName)
    {
        var name = $"{new string('a', label)}.{new string('b', 63)}.{new string('c', 63)}.{new string('d', last)}{end}";
        string[] urls = [$"https://{name}/", $"tcp://{name}:1", $"dns://{name}", $"postgres://{name}/db"];

        Assert.All(urls, url => Assert.Equal(isName, Record.Exception(() => Target.Parse(url)) is null));
        Assert.Equal("a..b", Target.Parse("s3://a..b/key").Host);          // a bucket is no host
    }

    [Theory]
    [InlineData("postgres://app:s3cret@db/shop")]
    [InlineData("postgres://app:s3/cret@db/shop")]           // the password ends the authority early
    [InlineData("postgres://app:s3?cret@db/shop")]
    [InlineData("postgres://app:s3#cret@db/shop")]
    [InlineData("postgres://app:s3@cret@db/shop")]
    [InlineData("postgres://s3:c:ret@db:x/shop")]
    [InlineData("postgres:/app:s3cret@db/shop")]             // one slash short
    [InlineData("s3cret:app://@db/shop")]
    [InlineData("app:s3cret@db")]
    [InlineData("postgres://db/?s3cret=@x")]
    public void A_password_is_quoted_nowhere(string url)
    {
        var message = Assert.Throws<TargetException>(() => Target.Parse(url)).Message;

        Assert.DoesNotContain("s3", message.Replace("dns, s3, postgres", "", StringComparison.Ordinal));
        Assert.DoesNotContain("cret", message);
    }

    [Fact]
    public void Whatever_is_written_is_a_target_or_a_target_exception() => Gen.OneOf(
        Gen.String,
        Gen.Select(Gen.OneOf((string[])["https", "tcp", "dns", "s3", "mysql", "aws", "egress", "ntp", "x"]), Gen.String[Gen.Char["ab.:/?&=@[]%#-1F\u00e9\ud800 \0"], 0, 40])
            .Select((scheme, rest) => $"{scheme}://{rest}"),
        Gen.Select(Gen.OneOf((string[])["type", "server", "family", "patience", "attempts", "status", "user", "login", "region", "spacing", "also"]), Gen.String[Gen.Char["a1.,-:%s0m="], 0, 12])
            .Select((key, value) => $"dns://a?{key}={value}")).Sample(
        url =>
        {
            try
            {
                var target = Target.Parse(url);
                Assert.Equal(target, Target.Parse(target.Url, target.Name) with { Options = target.Options });
            }
            catch (TargetException wrong)
            {
                Assert.DoesNotMatch(Blank(), wrong.Message);
            }
        },
        iter: 20_000);

    [GeneratedRegex("^target \"\": \\s*$")]
    private static partial Regex Blank();
}
