using System.Text.Json;

namespace ProbeSuite.Cli.Commands;

/// <summary><c>probesuite audit</c>, <c>predict</c>, <c>snapshot</c> and <c>diff</c>: what they print of a saved network.</summary>
public sealed class NetworkCommandTests : IDisposable
{
    private readonly SavedNetwork _saved = new();

    [Fact]
    public async Task Audit_groups_findings_and_ends_with_0() =>
        (await ProbeSuiteProgram.RunAsync("audit", "--snapshot", _saved.Save())).Printed(0, "Commands/audit.txt");

    [Fact]
    public async Task Audit_names_what_a_folder_lacks_in_one_line_and_only_what_matters()
    {
        var folder = _saved.Save();
        foreach (var command in new[] { "network-acls", "peering-connections", "transit-gateways", "db-instances" })
        {
            foreach (var file in Directory.EnumerateFiles(folder, $"*{command}.json"))
            {
                File.Delete(file);
            }
        }

        foreach (var about in Directory.EnumerateFiles(folder, "*about*").Concat(Directory.EnumerateFiles(folder, "*probesuite*")))
        {
            File.Delete(about);
        }

        var ended = await ProbeSuiteProgram.RunAsync("audit", "--snapshot", folder);

        var gaps = ended.Output[ended.Output.IndexOf("Not looked at:", StringComparison.Ordinal)..].ReplaceLineEndings(" ");
        Assert.Contains("network ACLs", gaps, StringComparison.Ordinal);
        Assert.DoesNotContain("transit", gaps, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(gaps, "  - "));
        Assert.Contains("probesuite snapshot --out DIR", gaps, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_prints_findings_as_the_report_has_them()
    {
        var ended = await ProbeSuiteProgram.RunAsync("audit", "--snapshot", _saved.Save(), "--json");

        var finding = JsonDocument.Parse(ended.Output).RootElement.GetProperty("findings")[0];
        Assert.Equal(["rule", "severity", "subject", "sentence", "fix", "monthlyCost"], finding.EnumerateObject().Select(field => field.Name));
    }

    [Fact]
    public async Task Predict_draws_functions_and_targets_and_says_why_not() =>
        (await ProbeSuiteProgram.RunAsync("predict", "--snapshot", _saved.Save(), "--targets", Targets(), "--to", "sqs", "--region", "eu-west-1")).Printed(0, "Commands/predict.txt");

    [Fact]
    public async Task Predict_from_some_places_only()
    {
        var ended = await ProbeSuiteProgram.RunAsync("predict", "--snapshot", _saved.Save(), "--targets", Targets(), "--from", "web", "--from", "eni-db", "--json");

        var json = JsonDocument.Parse(ended.Output).RootElement;
        Assert.Equal(["web", "eni-db"], json.GetProperty("placements").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(["blocked", "open", "blocked", "open"], json.GetProperty("cells").EnumerateArray().Select(cell => cell.GetProperty("predicted").GetProperty("path").GetString()));
    }

    [Fact]
    public async Task Targets_that_are_none_are_refused_with_file_and_name()
    {
        var folder = _saved.Save();
        (await ProbeSuiteProgram.RunAsync("predict", "--snapshot", folder)).IsRefusal("predict wants targets");
        (await ProbeSuiteProgram.RunAsync("predict", "--snapshot", folder, "--targets", _saved.Write("t.json", "{\"a\":"))).IsRefusal("t.json, line 1");
        (await ProbeSuiteProgram.RunAsync("predict", "--snapshot", folder, "--targets", _saved.Write("t.json", "{\"a\":\"b\"}"))).IsRefusal("t.json, target a");
        (await ProbeSuiteProgram.RunAsync("predict", "--snapshot", folder, "--targets", "/nowhere.json")).IsRefusal("nowhere.json");
    }

    [Fact]
    public async Task A_saved_copy_does_not_differ()
    {
        var (folder, copy) = (_saved.Save(), Path.Combine(_saved.Folder, "copy"));

        Assert.Equal(0, (await ProbeSuiteProgram.RunAsync("snapshot", "--snapshot", folder, "--out", copy)).Code);
        var ended = await ProbeSuiteProgram.RunAsync("diff", folder, copy);

        Assert.Equal((0, "Nothing differs.\n"), (ended.Code, ended.Output));
    }

    [Fact]
    public async Task Diff_tells_resource_and_field()
    {
        var changed = _saved.Save("""
            vpc   vpc-a 10.0.0.0/16 dns=off
            table rtb-private vpc-a on=subnet-private : 10.0.0.0/16 local; 0.0.0.0/0 igw-a
            group sg-db vpc-a : in tcp 5432 10.0.0.0/16
            function web in=subnet-private groups=sg-fn
            - eip 52.0.0.9
            subnet subnet-new vpc-a 10.0.7.0/24
            """, "changed");

        (await ProbeSuiteProgram.RunAsync("diff", _saved.Save(), changed)).Printed(2, "Commands/diff.txt");
    }

    [Fact]
    public async Task Snapshot_wants_a_folder_of_its_own()
    {
        _saved.Write("full/other.json", "{}");

        (await ProbeSuiteProgram.RunAsync("snapshot", "--snapshot", _saved.Save(), "--out", Path.Combine(_saved.Folder, "full"))).IsRefusal("other.json");
        (await ProbeSuiteProgram.RunAsync("snapshot", "--snapshot", _saved.Save())).IsRefusal("--out");
    }

    public void Dispose() => _saved.Dispose();

    private string Targets() => _saved.Write("targets.json", """{"internet":"tcp://93.184.216.34:443","database":"resource://orders-db"}""");
}
