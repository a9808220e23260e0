using System.Text.Json;

namespace ProbeSuite.Cli.Commands;

/// <summary><c>probesuite check</c>, in a network namespace of its own.</summary>
public class CheckCommandTests
{
    private const string Own = "10.99.0.1";

    [Fact]
    public async Task A_refused_connection_proves_the_path()
    {
        var ended = await ProbeSuiteProgram.RunAloneAsync(Own, "check", $"tcp://{Own}:4711");

        Assert.Equal((0, ""), (ended.Code, ended.Errors));
        Assert.StartsWith($"! tcp://{Own}:4711: open, but refused\n    {Own}:4711 refused the connection: the way is open", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_blocked_ends_with_2()
    {
        var ended = await ProbeSuiteProgram.RunAloneAsync(Own, "check", $"tcp://{Own}:4711", "tcp://10.98.0.1:80", "--json", "--patience", "500ms");

        Assert.Equal(2, ended.Code);
        Assert.Equal(["open refused", "blocked unroutable"], JsonDocument.Parse(ended.Output).RootElement.EnumerateArray()
            .Select(check => $"{check.GetProperty("path")} {check.GetProperty("observation").GetProperty("outcome").GetProperty("saw")}"));
    }

    [Theory]
    [InlineData("nonsense", "it has no scheme")]
    [InlineData("tcp://127.0.0.1:1", "127.0.0.1")]
    public async Task What_cannot_be_tried_is_refused(string url, string saying) =>
        (await ProbeSuiteProgram.RunAsync("check", url)).IsRefusal(saying);

    [Fact]
    public async Task Patience_is_a_time() =>
        (await ProbeSuiteProgram.RunAsync("check", "tcp://10.0.0.1:1", "--patience", "soon")).IsRefusal("--patience soon");

    [Fact]
    public async Task Something_must_be_tried() =>
        (await ProbeSuiteProgram.RunAsync("check")).IsRefusal("see probesuite check --help");
}
