namespace ProbeSuite.Lab.Tests.Causes;

/// <summary>Every outcome from its real cause, in real networks: what the matter is, a check sees, and never says the network where it is the host.</summary>
[Collection(nameof(Running.WholeLabs))]
public sealed class CauseTests(CauseWorld world) : IClassFixture<CauseWorld>
{
    [Theory]
    [InlineData("no-vpc")]
    [InlineData("private")]
    [InlineData("public")]
    [InlineData("endpoint")]
    public async Task Every_cause_is_seen_for_what_it_is(string placement)
    {
        (string Url, string Saw)[] expected =
        [
            .. new[] { "web", "server" }.SelectMany(host => Cause.All.Select(cause => (
                cause.UrlOf(host), CauseWorld.Reaches(placement, host) ? cause.Saw : cause.SawFromAfar))),
            .. Cause.OfNames.Select(cause => (cause.Url, cause.Saw)),
        ];

        var seen = await world.CheckAsync(placement, expected.Select(one => one.Url));

        Assert.Equal(string.Join('\n', expected.Select(one => $"{one.Url}: {one.Saw}")), string.Join('\n', seen));
    }

    [Fact]
    public void Every_word_for_an_outcome_has_a_cause_but_the_deadline()
    {
        var words = typeof(ProbeSuite.Checks.Outcome).GetCustomAttributes(typeof(System.Text.Json.Serialization.JsonDerivedTypeAttribute), false)
            .Select(attribute => (string)((System.Text.Json.Serialization.JsonDerivedTypeAttribute)attribute).TypeDiscriminator!);

        Assert.Equal(["unfinished"], words.Where(word => !Cause.All.Concat(Cause.OfNames).Any(cause => cause.Saw.StartsWith(word, StringComparison.Ordinal))));
    }
}
