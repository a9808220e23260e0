using System.Text.Json;
using ProbeSuite.Checks;
using ProbeSuite.Comparison;
using ProbeSuite.Targets;

namespace ProbeSuite.Tests.Comparison;

public class EvidenceTests
{
    public static TheoryData<Outcome, TargetKind, string> Clauses => new()
    {
        { new Outcome.Connected(), TargetKind.Tcp, "the connection to 10.0.4.10:5432 was made" },
        { new Outcome.Answered(403), TargetKind.Https, "HTTP 403 came back from 10.0.4.10:5432" },
        { new Outcome.Answered(200), TargetKind.S3, "the object was served" },
        { new Outcome.Answered(), TargetKind.Dns, "the resolver answered" },
        { new Outcome.Answered(), TargetKind.Postgres, "PostgreSQL answered from 10.0.4.10:5432" },
        { new Outcome.Unexpected(500, "the status is 500"), TargetKind.Https, "an answer came from 10.0.4.10:5432, but the status is 500" },
        { new Outcome.Denied("bucket policy", "AccessDenied"), TargetKind.S3, "the request arrived, and the bucket policy denied it (AccessDenied)" },
        { new Outcome.Refused(), TargetKind.Tcp, "the connection to 10.0.4.10:5432 was refused, so packets cross and nothing listens on that port" },
        { new Outcome.Reset(Stage.Tls), TargetKind.Tls, "the peer broke the connection during the TLS stage" },
        { new Outcome.Closed(Stage.Exchange), TargetKind.Postgres, "the peer closed the connection during the exchange stage without an answer" },
        { new Outcome.Silent(Stage.Tcp, 3000), TargetKind.Tcp, "nothing came back from 10.0.4.10:5432 within 3 s" },
        { new Outcome.Silent(Stage.Exchange, 1500), TargetKind.Https, "the connection to 10.0.4.10:5432 was made, and then nothing came for 1.5 s" },
        { new Outcome.Unroutable(), TargetKind.Tcp, "there was no route to 10.0.4.10:5432" },
        { new Outcome.NoAddress(), TargetKind.Tcp, "the name has no address of the family that was asked for" },
        { new Outcome.NameNotFound(), TargetKind.Tcp, "the name does not exist" },
        { new Outcome.ResolverSilent(500), TargetKind.Tcp, "no DNS resolver answered within 500 ms" },
        { new Outcome.ResolverFailed("SERVFAIL"), TargetKind.Tcp, "the DNS resolver answered SERVFAIL" },
        { new Outcome.ResolverFailed("unreachable"), TargetKind.Tcp, "the DNS resolver itself was not reached (unreachable)" },
        { new Outcome.Silent(Stage.Udp, 3000), TargetKind.Ntp, "nothing came back from 10.0.4.10:5432 within 3 s" },
        { new Outcome.NotTheProtocol(Stage.Udp), TargetKind.Ntp, "something answered from 10.0.4.10:5432 that does not speak the protocol" },
        { new Outcome.Refused(), TargetKind.Ntp, "the datagram to 10.0.4.10:5432 was turned away, so packets cross and nothing listens on that port" },
        { new Outcome.TlsFailed(TlsFailure.Expired), TargetKind.Tls, "the server was reached at 10.0.4.10:5432, but TLS failed (the certificate is expired)" },
        { new Outcome.NotTheProtocol(Stage.Exchange), TargetKind.MySql, "something answered from 10.0.4.10:5432 that does not speak the protocol" },
        { new Outcome.Unfinished(), TargetKind.Tcp, "the probe's time ran out before the check ended" },
        { new Outcome.NotTried("the address is refused"), TargetKind.Tcp, "nothing was sent: the address is refused" },
    };

    [Theory]
    [MemberData(nameof(Clauses))]
    public void Every_outcome_is_said_in_words(Outcome outcome, TargetKind kind, string clause)
    {
        Assert.Equal(clause, Evidence.Clause(outcome, kind, "10.0.4.10:5432"));
        Assert.Contains($"\"saw\":\"{Evidence.Name(outcome)}\"", JsonSerializer.Serialize(outcome), StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_above_names_every_case()
    {
        var cases = typeof(Outcome).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(Outcome))).Select(type => type.Name);

        Assert.Equal(cases.Order(), Clauses.Select(row => row.Data.Item1.GetType().Name).Distinct().Order());
    }
}
