using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ProbeSuite.Wire;

namespace ProbeSuite.Cli.Tests.Commands;

/// <summary>A lab that one process keeps up, and that others break, mend, look at and stand in. Whoever breaks it mends it.</summary>
[Collection(nameof(WholeLabs))]
public sealed partial class ServedLabTests(ServedLab lab) : IClassFixture<ServedLab>
{
    private const string Greet = "import urllib.request; print(urllib.request.urlopen('https://example.com/', timeout=2).read().decode())";

    [Fact]
    public async Task What_is_broken_from_another_terminal_shows_in_the_next_run_and_is_mended()
    {
        Assert.Equal((0, "Broken: nat, db-down. See what the suite makes of it: probesuite lab run\n"), await lab.OrderAsync("break", "nat,db-down"));
        var (code, broken) = await lab.OrderAsync("run", "--json");
        var report = JsonSerializer.Deserialize(broken, WireContext.Default.Report)!;
        Assert.Equal((ExitCodes.Disagreement, 4), (code, report.Summary.UnexpectedlyBlocked));
        Assert.Equal(3, report.Cells.Count(cell => cell is { Target: "database", Observed.Outcome: "refused" }));

        Assert.Equal((0, "Broken: db-down. See what the suite makes of it: probesuite lab run\n"), await lab.OrderAsync("mend", "nat"));
        Assert.Equal((0, "Nothing is broken. See: probesuite lab run\n"), await lab.OrderAsync("mend"));
        var (mended, text) = await lab.OrderAsync("run");
        Assert.Equal(ExitCodes.Agreement, mended);
        Assert.StartsWith("All 32 cells are as predicted; 4 open again.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_sees_the_last_report_and_breaks_and_mends()
    {
        using var browser = new HttpClient { BaseAddress = lab.Url };
        browser.DefaultRequestHeaders.Add("Origin", $"{lab.Url}".TrimEnd('/'));
        Assert.Contains("All 32 cells are as predicted", await browser.GetStringAsync("report"), StringComparison.Ordinal);

        using var broken = await browser.PostAsync("break", new FormUrlEncodedContent([new("fault", "security-group")]));
        Assert.Contains("Mend security-group", await broken.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("ENI_SG_RULES_MISMATCH", await browser.GetStringAsync("report"), StringComparison.Ordinal);

        using var mended = await browser.PostAsync("mend", new FormUrlEncodedContent([new("fault", "security-group")]));
        Assert.DoesNotContain("Mend security-group", await mended.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var refused = await browser.PostAsync("break", new FormUrlEncodedContent([new("fault", "<flood>")]));
        Assert.Contains("there is no fault &lt;flood&gt;", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Origin", "http://elsewhere.example")]
    [InlineData("Origin", "null")]
    [InlineData("Host", "elsewhere.example")]
    public async Task Another_sites_page_gives_no_orders(string header, string value)
    {
        using var browser = new HttpClient { BaseAddress = lab.Url };
        using var order = new HttpRequestMessage(HttpMethod.Post, "run");
        order.Headers.TryAddWithoutValidation(header, value);
        using var answer = await browser.SendAsync(order, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_shell_stands_where_the_function_does()
    {
        var behindNat = await lab.OrderAsync("shell", "private-subnet", "--", "python3", "-c", Greet);
        var free = await lab.OrderAsync("shell", "no-vpc", "--", "python3", "-c", Greet);
        var isolated = await lab.OrderAsync("shell", "endpoint", "--", "python3", "-c", Greet);

        Assert.Equal((0, "example.com of the lab's internet greets 198.51.100.1."), (behindNat.Code, behindNat.Output.Trim()));
        Assert.Equal((0, "example.com of the lab's internet greets 198.51.100.64."), (free.Code, free.Output.Trim()));
        Assert.Equal(1, isolated.Code);
        Assert.Equal((7, $"10.20.0.2 private-subnet {Environment.CurrentDirectory}\n"), await lab.OrderAsync(
            "shell", "private-subnet", "--", "sh", "-c", "echo $(grep -o '10[.0-9]*' /etc/resolv.conf) $PROBESUITE_PLACEMENT $PWD; exit 7"));
    }

    [Theory]
    [InlineData("there is no fault flood; there are nat, ", "break", "flood")]
    [InlineData("there is no placement nowhere; there are endpoint, no-vpc, private-subnet, public-subnet", "shell", "nowhere")]
    [InlineData("no lab of yours has the process 1", "run", "--lab", "1")]
    public async Task A_wrong_order_is_refused_in_one_sentence(string sentence, params string[] order)
    {
        using var cli = new RunningCli(order.Contains("--lab") ? ["lab", .. order] : lab.Order(order));
        Assert.Equal((ExitCodes.Broken, ""), await cli.EndAsync());
        Assert.Matches("^probesuite: [^\n]+\n$", cli.Errors);
        Assert.Contains(sentence, cli.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_deployed_suite_is_run_there_and_tells_how_it_gets_on_to_every_client()
    {
        var variables = new Dictionary<string, string> { ["AWS_ENDPOINT_URL"] = $"{lab.Url}".TrimEnd('/'), ["AWS_ACCESS_KEY_ID"] = "lab", ["AWS_SECRET_ACCESS_KEY"] = "lab", ["AWS_REGION"] = "eu-west-1" };
        var ended = await ProbeSuiteProgram.RunAsync(variables, "run", "--no-publish", "--json");

        Assert.Equal(ExitCodes.Agreement, ended.Code);
        Assert.Equal(32, JsonSerializer.Deserialize(ended.Output, WireContext.Default.Report)!.Cells.Count);
        var told = ended.Errors.TrimEnd().Split('\n');
        Assert.Equal("probesuite: probesuite-aggregator runs", told[0]);
        Assert.Equal(
            ["The network was read, T s.", "endpoint answered, T s: 8 cells.", "no-vpc answered, T s: 8 cells.", "private-subnet answered, T s: 8 cells.", "public-subnet answered, T s: 8 cells."],
            told[1..].Select(line => Seconds().Replace(line["probesuite: ".Length..], "T s")).Order(StringComparer.Ordinal));

        using var python = Process.Start(new ProcessStartInfo("python3", [Path.Combine(AppContext.BaseDirectory, "awsstream.py"), variables["AWS_ENDPOINT_URL"]])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (python.StandardOutput.ReadToEndAsync(), python.StandardError.ReadToEndAsync());
        await python.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(python.ExitCode == 0, await errors);
        var lines = (await output).TrimEnd().Split('\n').Select(line => JsonNode.Parse(line)!.AsObject()).ToArray();
        Assert.Equal(
            ["network", "placement endpoint 8", "placement no-vpc 8", "placement private-subnet 8", "placement public-subnet 8"],
            lines[1..^1].Select(line => $"{line["ended"]} {line["placement"]} {line["cells"]}".Trim()).Order(StringComparer.Ordinal));
        Assert.Equal(("question", "agreement"), ($"{lines[0]["ended"]}", $"{lines[^1]["summary"]!["verdict"]}"));
    }

    [Fact]
    public async Task A_port_is_one_labs_alone_and_nothing_that_the_lab_starts_has_it()
    {
        using var second = new RunningCli("lab", "--serve", "--port", $"{lab.Url.Port}");
        Assert.Equal((ExitCodes.Broken, ""), await second.EndAsync());
        Assert.Contains($"port {lab.Url.Port} of 127.0.0.1 cannot be had", second.Errors, StringComparison.Ordinal);

        using var ss = Process.Start(new ProcessStartInfo("ss", ["--listening", "--tcp", "--processes", "--no-header", $"sport = :{lab.Url.Port}"]) { RedirectStandardOutput = true })!;
        Assert.Equal(["dotnet", "unshare"], ProgramName().Matches(await ss.StandardOutput.ReadToEndAsync()).Select(match => match.Value).Distinct().Order());
    }

    [GeneratedRegex("(?<=\\(\")[^\"]+")]
    private static partial Regex ProgramName();

    [GeneratedRegex("[0-9]+[.][0-9] s")]
    private static partial Regex Seconds();
}
