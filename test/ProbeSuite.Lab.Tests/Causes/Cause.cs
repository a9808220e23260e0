namespace ProbeSuite.Lab.Tests.Causes;

/// <summary>One thing that a host of <see cref="CauseWorld"/> does, and what a check sees of it.</summary>
/// <param name="What">What is the matter there.</param>
/// <param name="Url">How it is tried; HOST stands for the host's name, ADDRESS for its address.</param>
/// <param name="Saw">The outcome in words where the host is reached.</param>
internal sealed record Cause(string What, string Url, string Saw)
{
    /// <summary>The outcome where no packet comes through.</summary>
    public string SawFromAfar => Url.Split(':')[0] switch
    {
        "ntp" => "silent udp",
        "dns" => "resolver silent",
        _ => "silent tcp",
    };

    /// <summary>The URL for one of the hosts.</summary>
    public string UrlOf(string host) => Url.Replace("HOST", host, StringComparison.Ordinal).Replace("ADDRESS", CauseWorld.AddressOf(host), StringComparison.Ordinal);

    public static IReadOnlyList<Cause> All { get; } =
    [
        new("it listens", "tcp://HOST.test:1001", "connected"),
        new("nothing listens", "tcp://HOST.test:1002", "refused"),
        new("a firewall resets", "tcp://HOST.test:1003", "refused"),
        new("a firewall says port unreachable", "tcp://HOST.test:1004", "refused"),
        new("a firewall says prohibited", "tcp://HOST.test:1005", "unroutable"),
        new("a firewall says host unreachable", "tcp://HOST.test:1006", "unroutable"),
        new("a firewall drops", "tcp://HOST.test:1007", "silent tcp"),
        new("its queue is full", "tcp://HOST.test:1008", "silent tcp"),

        new("it answers", "http://HOST.test:1011/", "answered 200"),
        new("it answers something else", "http://HOST.test:1011/?status=404", "unexpected answer 200 the status asked for is 404"),
        new("it hangs up", "http://HOST.test:1012/", "closed exchange"),
        new("it breaks the connection", "http://HOST.test:1013/", "reset exchange"),
        new("it never answers", "http://HOST.test:1014/", "silent exchange"),
        new("it speaks another protocol", "http://HOST.test:1015/", "not the protocol exchange"),
        new("it speaks another protocol", "mysql://HOST.test:1015/", "not the protocol exchange"),
        new("it speaks MySQL", "mysql://HOST.test:1016/shop", "answered"),
        new("its MySQL offers no TLS", "mysql://HOST.test:1016/shop?login=iam&user=app", "unexpected answer it offers no TLS, and a token is not sent in clear"),
        new("it speaks no TLS", "tls://HOST.test:1015", "tls failed not TLS"),
        new("its handshake stalls", "tls://HOST.test:1014", "silent tls"),
        new("it hangs up in the handshake", "tls://HOST.test:1012", "closed tls"),

        new("a good certificate", "https://HOST.test:1021/", "answered 200"),
        new("an expired certificate", "https://HOST.test:1022/", "tls failed expired"),
        new("a certificate of tomorrow", "https://HOST.test:1023/", "tls failed not yet valid"),
        new("another's certificate", "https://HOST.test:1024/", "tls failed name mismatch"),
        new("a self-made certificate", "https://HOST.test:1025/", "tls failed self-signed"),
        new("an unknown root", "https://HOST.test:1026/", "tls failed untrusted root"),
        new("a missing intermediate", "https://HOST.test:1027/", "tls failed incomplete chain"),
        new("it wants a client's certificate", "https://HOST.test:1028/", "tls failed client certificate required"),
        new("TLS 1.1 alone", "tls://HOST.test:1029", "tls failed version"),

        new("a bucket that may be read", "s3://HOST-bucket:1031/open", "answered 200"),
        new("a bucket that may not", "s3://HOST-bucket:1031/denied", "denied service AccessDenied"),

        new("it tells the time", "ntp://HOST.test:1041", "answered"),
        new("no clock there", "ntp://HOST.test:1042", "refused"),
        new("a clock that is silent", "ntp://HOST.test:1043", "silent udp"),
        new("a clock that talks nonsense", "ntp://HOST.test:1044", "not the protocol udp"),
        new("it resolves", "dns://web.test:1045?server=ADDRESS", "answered"),
        new("no resolver there", "dns://web.test:1042?server=ADDRESS", "refused"),
    ];

    /// <summary>What has nothing to do with a host and is the same from everywhere.</summary>
    public static IReadOnlyList<Cause> OfNames { get; } =
    [
        new("no such name", "https://missing.test/", "name not found"),
        new("no address at all", "https://nodata.test/", "no address"),
        new("no address of the family", "tcp://web.test:1001?family=ipv6", "no address"),
        new("a resolver that fails", "https://broken.test/", "resolver failed SERVFAIL"),
        new("a resolver that refuses", "https://refused.test/", "resolver failed REFUSED"),
        new("a resolver that is silent", "https://silent.test/", "resolver silent"),
        new("a name that leads to the function itself", "https://self.test/", "not tried 127.0.0.1 is the function's own or a link-local address"),
        new("IPv6 from a place without", "https://six.test/", "unroutable"),
        new("an address of a family that is not there", "tcp://[2001:db8::99]:443", "unroutable"),
        new("an internet host that is dead", "tcp://203.0.113.77:443", "silent tcp"),
        new("an inner host that is dead", "tcp://10.0.3.99:443", "silent tcp"),
        new("an answer", "dns://web.test", "answered"),
        new("no such name", "dns://missing.test", "name not found"),
        new("a name without addresses", "dns://nodata.test", "no address"),
        new("a resolver that fails", "dns://broken.test", "resolver failed SERVFAIL"),
        new("a resolver that is silent", "dns://silent.test", "resolver silent"),
        new("a resolver that is dead", "dns://web.test?server=203.0.113.77", "resolver silent"),
        new("no protocol to wait for", "udp://web.test:1", "not tried UDP without a protocol has no answer to wait for, so this target is predicted only"),
    ];
}
