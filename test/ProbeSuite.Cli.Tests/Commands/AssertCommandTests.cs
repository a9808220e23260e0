using System.Xml.Linq;

namespace ProbeSuite.Cli.Commands;

/// <summary><c>probesuite assert</c>: what holds, what does not, what need not yet.</summary>
public sealed class AssertCommandTests : IDisposable
{
    private readonly SavedNetwork _saved = new();

    [Fact]
    public async Task What_holds_ends_with_0()
    {
        var ended = await AssertAsync("""
            targets: { internet: tcp://93.184.216.34:443 }
            expect:
              - { from: [orders, free], must-reach: internet }
              - { from: web, must-not-reach: [internet], must-reach: [orders-db] }
            """);

        Assert.Equal((0, "✓ orders must reach internet\n✓ free must reach internet\n✓ web must reach orders-db\n✓ web must not reach internet\n4 of 4 hold.\n"), (ended.Code, ended.Output));
    }

    [Fact]
    public async Task What_does_not_hold_ends_with_2_and_says_why() =>
        (await AssertAsync(Broken)).Printed(2, "Commands/assert.txt");

    [Fact]
    public async Task Ci_servers_get_junit()
    {
        var junit = Path.Combine(_saved.Folder, "junit.xml");

        await AssertAsync(Broken, "--junit", junit);

        var suite = XDocument.Load(junit).Root!.Element("testsuite")!;
        Assert.Equal(("5", "4", "1"), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value, suite.Attribute("skipped")!.Value));
        Assert.Equal("web must reach internet", suite.Element("testcase")!.Attribute("name")!.Value);
    }

    [Fact]
    public async Task Unknown_is_enough_where_the_file_says_so()
    {
        var ended = await AssertAsync("""
            expect:
              - { from: orders, must-reach: 'https://db.internal/', allow-unknown: true }
            """);

        Assert.Equal(0, ended.Code);
    }

    [Fact]
    public async Task A_star_stands_for_any_function()
    {
        var ended = await AssertAsync("""
            targets: { internet: tcp://93.184.216.34:443 }
            expect:
              - { from: "*", must-reach: internet }
              - { from: "*e*", must-not-reach: tcp://10.0.4.10:22 }
            exceptions:
              - { from: "w*", to: inter*, until: 2999-12-31, because: it moves }
            """);

        Assert.Equal(0, ended.Code);
        Assert.Equal(
            ["✓ orders must reach internet", "- web must reach internet", "✓ free must reach internet", "✓ orders must not reach tcp://10.0.4.10:22", "✓ web must not reach tcp://10.0.4.10:22", "✓ free must not reach tcp://10.0.4.10:22"],
            ended.Output.Split('\n').Where(line => line.Contains("must", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("expect:\n  - form: orders", "network.yaml, line 2: form is not known here; known are from, must-reach")]
    [InlineData("expect: [", "network.yaml, line 2")]
    [InlineData("- a", "this is no mapping")]
    [InlineData("{}", "it expects nothing")]
    [InlineData("expect:\n  - from: orders", "line 2: an expectation wants from, and must-reach or must-not-reach")]
    [InlineData("expect:\n  - from: orders\n    must-reach: gopher://a/", "line 2")]
    [InlineData("expect:\n  - from: nobody\n    must-reach: tcp://10.0.0.1:1", "network.yaml, line 2: from nobody: the network has no such interface")]
    [InlineData("expect:\n  - from: 'zz*'\n    must-reach: tcp://10.0.0.1:1", "line 2: no function and no placement is called like zz*")]
    [InlineData("expect:\n  - { from: web, must-reach: 'tcp://10.0.0.1:1' }\nexceptions:\n  - { from: web, to: x, until: 2027-01-31 }", "line 4: nothing is expected from web to x")]
    [InlineData("expect:\n  - { from: web, must-reach: 'tcp://10.0.0.1:1' }\nexceptions:\n  - { from: web, to: 'tcp://10.0.0.1:1', until: soon }", "line 4: until: soon is no day")]
    public async Task A_file_that_is_none_is_refused_with_its_line(string yaml, string saying) =>
        (await AssertAsync(yaml)).IsRefusal(saying);

    public void Dispose() => _saved.Dispose();

    private const string Broken = """
        targets: { internet: tcp://93.184.216.34:443 }
        expect:
          - { from: web, must-reach: internet }
          - { from: orders, must-not-reach: internet }
          - { from: free, must-reach: orders-db }
          - { from: web, must-reach: tcp://198.51.100.7:443 }
          - { from: orders, must-reach: resource://nothing:80 }
        exceptions:
          - { from: free, to: orders-db, until: 2999-12-31, because: it moves into the VPC }
          - { from: web, to: 'tcp://198.51.100.7:443', until: 2001-01-01 }
        """;

    private Task<Ended> AssertAsync(string yaml, params string[] more) =>
        ProbeSuiteProgram.RunAsync(["assert", "--expect", _saved.Write("network.yaml", yaml), "--snapshot", _saved.Save(), .. more]);
}
