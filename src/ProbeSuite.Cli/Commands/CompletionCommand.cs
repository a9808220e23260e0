using System.CommandLine;

namespace ProbeSuite.Cli.Commands;

/// <summary><c>probesuite completion</c>: what makes a shell complete the words of a command line.</summary>
/// <seealso href="https://learn.microsoft.com/dotnet/standard/commandline/how-to-enable-tab-completion"/>
internal static class CompletionCommand
{
    // The program itself knows what may follow; the scripts ask it, and leave names of files to the shell.
    private const string Bash = """
        _probesuite() {
            local IFS=$'\n' word="${COMP_WORDS[COMP_CWORD]}"
            COMPREPLY=($(compgen -W "$(probesuite "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "$word"))
        }
        complete -o default -o bashdefault -F _probesuite probesuite
        """;

    private const string Zsh = """
        _probesuite() {
            local line="$BUFFER" words_known
            words_known=("${(@f)$(probesuite "[suggest:$CURSOR]" "$line" 2>/dev/null)}")
            compadd -a words_known
            _files
        }
        compdef _probesuite probesuite
        """;

    private const string Fish = """
        complete -c probesuite -a '(probesuite "[suggest:"(commandline -C)"]" (commandline) 2>/dev/null)'
        """;

    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or fish" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var command = new Verb("completion", "Prints a script that makes a shell complete the words of a command line.")
        {
            Examples = """
                # bash, now and for good
                source <(probesuite completion bash)
                probesuite completion bash > ~/.local/share/bash-completion/completions/probesuite

                # zsh, after compinit
                source <(probesuite completion zsh)

                probesuite completion fish > ~/.config/fish/completions/probesuite.fish
                """,
        };
        command.Add(shell);
        command.SetAction(arguments => Console.Out.WriteLine(arguments.GetValue(shell) switch
        {
            "bash" => Bash,
            "zsh" => Zsh,
            _ => Fish,
        }));
        return command;
    }
}
