namespace ProbeSuite.Templates;

/// <summary>What a template leaves to its deployment.</summary>
public sealed record TemplateOptions
{
    /// <summary>The Region; null leaves what depends on it unknown.</summary>
    public string? Region { get; init; }

    /// <summary>The account's twelve digits; null leaves what depends on it unknown.</summary>
    public string? Account { get; init; }

    /// <summary>The stack's name.</summary>
    public string StackName { get; init; } = "probesuite";

    /// <summary>Values of parameters, which go before their defaults.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Values that other stacks export, by name.</summary>
    public IReadOnlyDictionary<string, string> Imports { get; init; } = new Dictionary<string, string>();
}
