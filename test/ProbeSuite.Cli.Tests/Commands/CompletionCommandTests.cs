using System.Diagnostics;

namespace ProbeSuite.Cli.Commands;

/// <summary><c>probesuite completion</c>: what a shell completes.</summary>
public sealed class CompletionCommandTests
{
    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public async Task Each_shell_gets_a_script_that_asks_the_program(string shell)
    {
        var ended = await ProbeSuiteProgram.RunAsync("completion", shell);

        Assert.Equal((0, ""), (ended.Code, ended.Errors));
        Assert.Contains("probesuite \"[suggest:", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_shell_is_refused() =>
        (await ProbeSuiteProgram.RunAsync("completion", "tcsh")).IsRefusal("tcsh");

    [Theory]
    [InlineData("probesuite ", "assert audit check completion diff explain lab predict run snapshot")]
    [InlineData("probesuite ex", "explain")]
    [InlineData("probesuite explain --f", "--flows --from")]
    [InlineData("probesuite explain --from x --t", "--template --to")]
    [InlineData("probesuite completion ", "bash fish zsh")]
    public async Task Bash_completes(string line, string words)
    {
        Assert.Equal(words, await CompleteAsync(line));
    }

    // As bash itself does it: the line, its words, and the function that the script registers.
    private static async Task<string> CompleteAsync(string line)
    {
        var script = $$"""
            probesuite() { '{{Path.Combine(AppContext.BaseDirectory, "ProbeSuite.Cli")}}' "$@"; }
            source <(probesuite completion bash)
            COMP_LINE='{{line}}' COMP_POINT={{line.Length}} COMP_WORDS=({{line}}{{(line.EndsWith(' ') ? " ''" : "")}})
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _probesuite
            printf '%s\n' "${COMPREPLY[@]}" | grep -v -e '^-[?h]' -e '^/' -e '^--help$' -e '^--version$' | sort | tr '\n' ' '
            """;
        var start = new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true };
        using var bash = Process.Start(start)!;
        var output = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output.Trim();
    }
}
