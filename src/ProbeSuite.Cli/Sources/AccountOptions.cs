using System.CommandLine;

namespace ProbeSuite.Cli.Sources;

/// <summary>Whose AWS account, and which Region of it.</summary>
internal sealed class AccountOptions
{
    private readonly Option<string?> _region = new("--region") { Description = "The Region; else AWS_REGION, the profile's or samconfig's", HelpName = "REGION" };
    private readonly Option<string?> _profile = new("--profile") { Description = "A profile of the AWS CLI, whose credentials are used", HelpName = "NAME" };

    public void AddTo(Command command)
    {
        command.Add(_region);
        command.Add(_profile);
    }

    /// <summary>What the command line and the environment say.</summary>
    public AccountChoice Read(ParseResult arguments) => new(arguments.GetValue(_profile), RegionOf(arguments));

    /// <summary>The Region as far as the command line and the environment say it; null when they do not.</summary>
    public string? RegionOf(ParseResult arguments) =>
        arguments.GetValue(_region) ?? Variable("AWS_REGION") ?? Variable("AWS_DEFAULT_REGION");

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}

/// <summary>An account as it was chosen.</summary>
/// <param name="Profile">The AWS CLI's profile; null for the ambient credentials.</param>
/// <param name="Region">The Region; null for the profile's or samconfig's.</param>
internal sealed record AccountChoice(string? Profile, string? Region);

/// <summary>An AWS account that cannot be asked. The message says why and what to do.</summary>
internal class AccountException(string message) : Exception(message);
