using System.Text.Json;
using ProbeSuite.Checks;
using ProbeSuite.Wire;

namespace ProbeSuite.Tests.Checks;

public class OutcomeTests
{
    public static TheoryData<Outcome, string, PathState> Wire => new()
    {
        { new Outcome.Connected(), """{"saw":"connected"}""", PathState.Open },
        { new Outcome.Answered(200), """{"saw":"answered","status":200}""", PathState.Open },
        { new Outcome.Unexpected(500, "why"), """{"saw":"unexpected answer","status":500,"why":"why"}""", PathState.Open },
        { new Outcome.Denied("service", "AccessDenied"), """{"saw":"denied","by":"service","code":"AccessDenied"}""", PathState.Open },
        { new Outcome.Refused(), """{"saw":"refused"}""", PathState.Open },
        { new Outcome.Reset(Stage.Tls), """{"saw":"reset","during":"tls"}""", PathState.Open },
        { new Outcome.Closed(Stage.Exchange), """{"saw":"closed","during":"exchange"}""", PathState.Open },
        { new Outcome.Silent(Stage.Tcp, 3000), """{"saw":"silent","during":"tcp","waitedMs":3000}""", PathState.Blocked },
        { new Outcome.Unroutable(), """{"saw":"unroutable"}""", PathState.Blocked },
        { new Outcome.NoAddress(), """{"saw":"no address"}""", PathState.Unknown },
        { new Outcome.NameNotFound(), """{"saw":"name not found"}""", PathState.Unknown },
        { new Outcome.ResolverSilent(3000), """{"saw":"resolver silent","waitedMs":3000}""", PathState.Blocked },
        { new Outcome.ResolverFailed("SERVFAIL"), """{"saw":"resolver failed","code":"SERVFAIL"}""", PathState.Unknown },
        { new Outcome.TlsFailed(TlsFailure.NotYetValid), """{"saw":"tls failed","cause":"not yet valid"}""", PathState.Open },
        { new Outcome.NotTheProtocol(Stage.Exchange), """{"saw":"not the protocol","during":"exchange"}""", PathState.Open },
        { new Outcome.Unfinished(), """{"saw":"unfinished"}""", PathState.Unknown },
        { new Outcome.NotTried("why"), """{"saw":"not tried","why":"why"}""", PathState.Unknown },
    };

    [Theory]
    [MemberData(nameof(Wire))]
    public void Every_case_keeps_its_place_on_the_wire(Outcome outcome, string json, PathState path)
    {
        Assert.Equal(json, JsonSerializer.Serialize(outcome, WireContext.Default.Outcome));
        Assert.Equal(outcome, JsonSerializer.Deserialize(json, WireContext.Default.Outcome));
        Assert.Equal(path, outcome.Path);
    }

    [Fact]
    public void The_table_above_names_every_case()
    {
        var cases = typeof(Outcome).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(Outcome)));
        var listed = Wire.Select(row => row.Data.Item1.GetType());

        Assert.Equal(cases.OrderBy(type => type.Name), listed.OrderBy(type => type.Name));
    }

    [Theory]
    [InlineData(Stage.Dns, PathState.Blocked)]
    [InlineData(Stage.Tcp, PathState.Blocked)]
    [InlineData(Stage.Udp, PathState.Blocked)]
    [InlineData(Stage.Tls, PathState.Open)]
    [InlineData(Stage.Exchange, PathState.Open)]
    [InlineData(Stage.Permission, PathState.Open)]
    public void Silence_blocks_only_before_the_peer_was_heard(Stage during, PathState path) =>
        Assert.Equal(path, new Outcome.Silent(during, 1).Path);

    [Theory]
    [InlineData("postgres://db/?login=iam&user=app", Permission.Granted)]
    [InlineData("mysql://db/?user=app", Permission.NotAsked)]
    [InlineData("s3://bucket/key", Permission.Granted)]
    [InlineData("https://example.com/", Permission.NotAsked)]
    public void An_answer_grants_only_what_was_asked_for(string url, Permission permission) =>
        Assert.Equal(permission, new Outcome.Answered().PermissionFor(ProbeSuite.Targets.Target.Parse(url)));

    [Fact]
    public void The_documentation_has_a_section_for_every_word_on_the_wire()
    {
        var text = File.ReadAllText(Path.Combine(Repository(), "docs", "outcomes.md"));

        Assert.All(Wire, row => Assert.Contains($"\n## `{JsonDocument.Parse(row.Data.Item2).RootElement.GetProperty("saw")}`\n", text));
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ProbeSuite.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
