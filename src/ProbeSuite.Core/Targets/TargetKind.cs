namespace ProbeSuite.Targets;

/// <summary>The kinds of question that a target's scheme asks.</summary>
public enum TargetKind
{
    /// <summary><c>https://</c>: DNS, TCP, TLS and one GET.</summary>
    Https,

    /// <summary><c>http://</c>: DNS, TCP and one GET.</summary>
    Http,

    /// <summary><c>tcp://</c>: a connection.</summary>
    Tcp,

    /// <summary><c>udp://</c>: predicted only; without a protocol there is no answer to wait for.</summary>
    Udp,

    /// <summary><c>tls://</c>: a handshake with chain, name and expiry.</summary>
    Tls,

    /// <summary><c>dns://</c>: an answer of the resolver.</summary>
    Dns,

    /// <summary><c>s3://</c>: a signed GET of one object.</summary>
    S3,

    /// <summary><c>postgres://</c>: PostgreSQL's greeting, or a sign-in.</summary>
    Postgres,

    /// <summary><c>mysql://</c>: MySQL's greeting, or a sign-in.</summary>
    MySql,

    /// <summary><c>aws://</c>: the Region's endpoint of a service.</summary>
    Aws,

    /// <summary><c>resource://</c>: what the network itself calls by this name.</summary>
    Resource,

    /// <summary><c>egress://</c>: the public address that the world sees.</summary>
    Egress,

    /// <summary><c>ntp://</c>: the time, over UDP.</summary>
    Ntp,
}
