using System.Runtime.InteropServices;

namespace ProbeSuite.Cli;

/// <summary>The installed program, which is native code, answers as the one that all other tests run.</summary>
public sealed class ToolTests(InstalledTool tool, MotoAccount moto) : IClassFixture<InstalledTool>, IDisposable
{
    private readonly SavedNetwork _saved = new();

    [Fact]
    public void There_is_a_native_package_and_one_for_every_other_system()
    {
        Assert.Equal(["ProbeSuite.0.1.0.nupkg", "ProbeSuite.any.0.1.0.nupkg", $"ProbeSuite.{RuntimeInformation.RuntimeIdentifier}.0.1.0.nupkg"], Directory.GetFiles(tool.Packages).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var native = File.ResolveLinkTarget(tool.Program, returnFinalTarget: true);
        Assert.NotNull(native);
        Assert.False(File.Exists($"{native}.dll"));
    }

    [Theory]
    [InlineData(0, "--help")]
    [InlineData(0, "completion", "bash")]
    [InlineData(0, "lab", "--list-faults")]
    [InlineData(0, "explain", "--template", "{project}/template.yaml", "--from", "endpoint", "--to", "s3", "--json")]
    [InlineData(0, "explain", "--snapshot", "{network}", "--flows", "{flows}")]
    [InlineData(0, "predict", "--snapshot", "{network}", "--to", "https://example.com/")]
    [InlineData(0, "audit", "--snapshot", "{network}", "--json")]
    [InlineData(2, "assert", "--snapshot", "{network}", "--expect", "{expectations}", "--json")]
    [InlineData(2, "diff", "{network}", "{changed}")]
    [InlineData(1, "check", "http://127.0.0.1/")]
    [InlineData(1, "run", "--stack", "nowhere")]
    public async Task It_answers_from_files(int code, params string[] arguments)
    {
        var names = new Dictionary<string, string>
        {
            ["{project}"] = Golden.Root,
            ["{network}"] = _saved.Save(),
            ["{changed}"] = _saved.Save("- eni eni-web", "changed"),
            ["{flows}"] = _saved.Write("flows.jsonl", """{"from":"orders","to":"tcp://93.184.216.34:443"}"""),
            ["{expectations}"] = _saved.Write("expect.yaml", "expect: [{ from: web, must-reach: 'tcp://93.184.216.34:443' }]"),
        };

        await AnswersAlikeAsync(code, [], Array.ConvertAll(arguments, argument => names.Aggregate(argument, (text, name) => text.Replace(name.Key, name.Value, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("explain", "--from", "function-1", "--to", "orders", "--json", "--no-probe")]
    [InlineData("audit")]
    public async Task It_answers_from_an_account(params string[] arguments) =>
        await AnswersAlikeAsync(0, await moto.VariablesAsync(), arguments);

    [Fact]
    public async Task It_assumes_the_role_of_a_profile()
    {
        var config = _saved.Write("config", "[profile base]\naws_access_key_id = a\naws_secret_access_key = b\n[profile work]\nregion = eu-west-1\nrole_arn = arn:aws:iam::123456789012:role/functions\nsource_profile = base\n");

        await AnswersAlikeAsync(0, new() { ["AWS_ENDPOINT_URL"] = (await moto.VariablesAsync())["AWS_ENDPOINT_URL"], ["AWS_CONFIG_FILE"] = config }, ["audit", "--profile", "work"]);
    }

    [Fact]
    public async Task Outside_the_project_it_says_where_the_lab_is() =>
        (await ProbeSuiteProgram.RunAsync(tool.Program, new Dictionary<string, string>(), ["lab", "--list"])).IsRefusal("run it inside the project");

    public void Dispose() => _saved.Dispose();

    private async Task AnswersAlikeAsync(int code, Dictionary<string, string> variables, string[] arguments)
    {
        var built = await ProbeSuiteProgram.RunAsync(variables, arguments);

        Assert.Equal(code, built.Code);
        Assert.Equal(built, await ProbeSuiteProgram.RunAsync(tool.Program, variables, arguments));
    }
}
