using ProbeSuite.Checks;
using ProbeSuite.Rendering;
using ProbeSuite.Targets;

namespace ProbeSuite.Tests.Rendering;

/// <summary>What <c>probesuite check</c> prints. The golden file is the specification.</summary>
public class CheckTextTests
{
    private static readonly StageRecord Dns = new(Stage.Dns, 0, 12.34, "93.184.216.34 (public)");
    private static readonly StageRecord Tcp = new(Stage.Tcp, 12.34, 85, "from 10.0.1.5:40000");

    private static readonly CertificateFacts Certificate = new(
        "CN=example.com", "CN=Some Intermediate", ["example.com", "www.example.com", "a.example.com", "b.example.com"], Day(1), Day(60), "TLS 1.3")
    {
        Chain = [new("CN=Some Intermediate", Day(30)), new("CN=Some Root", Day(3000))],
    };

    private static readonly (string Url, Outcome Outcome, Func<Observation, Observation> Details)[] Checks =
    [
        ("https://example.com/", new Outcome.Answered(200), seen => seen with
        {
            Stages = [Dns, Tcp, new(Stage.Tls, 97, 90, "TLS 1.3"), new(Stage.Exchange, 187, 88, "HTTP 200")], Certificate = Certificate,
        }),
        ("https://example.com/?status=404", new Outcome.Unexpected(200, "why"), seen => seen with { Stages = [Dns, Tcp], Error = "example.com answered 200, but the status asked for is 404" }),
        ("tls://example.com:443", new Outcome.TlsFailed(TlsFailure.Expired), seen => seen with
        {
            Stages = [Dns, Tcp, new(Stage.Tls, 97, 90, null)], Certificate = Certificate with { Names = ["example.com"], Chain = [], Protocol = null },
            Error = "the certificate ended on 2026-03-02; the certificate is made for example.com",
        }),
        ("tcp://10.0.4.10:5432?attempts=5", new Outcome.Silent(Stage.Tcp, 3000), seen => seen with
        {
            Stages = [new(Stage.Tcp, 0, 3000.4, null)],
            Attempts = [new Outcome.Connected(), new Outcome.Silent(Stage.Tcp, 3000), new Outcome.Connected(), new Outcome.Silent(Stage.Tcp, 3000), new Outcome.Refused()],
            Error = "2 of 5 attempts: no answer to the TCP connection to 10.0.4.10:5432 within 3 s; the others saw something else, so the way is inconsistent",
        }),
        ("s3://bucket/key", new Outcome.Answered(200), seen => seen with { Stages = [new(Stage.Permission, 0, 0, "the object was served")] }),
        ("s3://bucket/key", new Outcome.Denied("endpoint policy", "AccessDenied"), seen => seen with { Error = "the way is open, but the endpoint policy refused permission (AccessDenied)" }),
        ("egress://", new Outcome.Answered(200), seen => seen with { EgressAddress = "203.0.113.7" }),
        ("dns://example.com", new Outcome.NameNotFound(), seen => seen with { Stages = [Dns with { Detail = "10.0.0.2 answered NXDOMAIN" }], Error = "the resolver says that the name example.com does not exist" }),
        ("resource://Database", new Outcome.NotTried("why"), seen => seen with { Error = "not tried: only the aggregator knows" }),
    ];

    [Fact]
    public void Every_kind_of_end_is_told_apart_at_a_glance()
    {
        var text = string.Join('\n', Checks.Select(check => CheckText.Render(
            Target.Parse(check.Url), check.Details(new() { Target = check.Url, Outcome = check.Outcome, RemoteAddress = "93.184.216.34:443" }), 80)));

        Golden.Matches("Rendering/checks.txt", text + "\n");
    }

    private static DateTimeOffset Day(int day) => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day);
}
