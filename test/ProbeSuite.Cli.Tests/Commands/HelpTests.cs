namespace ProbeSuite.Cli.Commands;

/// <summary>What the program says of itself.</summary>
public sealed class HelpTests
{
    public static TheoryData<string> Verbs => ["explain", "predict", "audit", "assert", "check", "run", "snapshot", "diff", "lab", "completion"];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Every_verb_says_what_it_does_with_examples(string verb)
    {
        var ended = await ProbeSuiteProgram.RunAsync(verb, "--help");

        ended.Printed(0, $"Commands/Help/{verb}.txt");
        Assert.Equal("", ended.Errors);
        Assert.Contains($"probesuite {verb}", ended.Output[ended.Output.IndexOf("Examples:", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("break")]
    [InlineData("mend")]
    [InlineData("run")]
    [InlineData("shell")]
    public async Task Every_order_to_a_lab_says_what_it_does_with_examples(string order)
    {
        var ended = await ProbeSuiteProgram.RunAsync("lab", order, "--help");

        ended.Printed(0, $"Commands/Help/lab-{order}.txt");
        Assert.Contains($"probesuite lab {order}", ended.Output[ended.Output.IndexOf("Examples:", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_word_is_told_where_its_help_is()
    {
        (await ProbeSuiteProgram.RunAsync("lab", "break")).IsRefusal("; see probesuite lab break --help");
        (await ProbeSuiteProgram.RunAsync("--nothing")).IsRefusal("; see probesuite --help");
    }

    [Fact]
    public async Task The_program_itself_names_every_verb()
    {
        var ended = await ProbeSuiteProgram.RunAsync("--help");

        ended.Printed(0, "Commands/Help/probesuite.txt");
        Assert.All(Verbs, row => Assert.Contains($"\n  {row.Data} ", ended.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_calls_it_without_a_word_gets_help()
    {
        var (called, helped) = (await ProbeSuiteProgram.RunAsync(), await ProbeSuiteProgram.RunAsync("--help"));

        Assert.Equal((0, helped.Output), (called.Code, called.Output));
    }

    [Fact]
    public async Task Help_keeps_to_no_width_and_no_colour_in_a_pipe()
    {
        var ended = await ProbeSuiteProgram.RunAsync(new Dictionary<string, string> { ["TERM"] = "xterm-256color" }, "explain", "--help");

        Assert.DoesNotContain('\u001b', ended.Output);
    }
}
