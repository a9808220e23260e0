namespace ProbeSuite.Templates;

/// <summary>What a template leaves to its deployment. What is not given is unknown, and said to be.</summary>
public sealed record TemplateOptions
{
    /// <summary>The Region, <c>eu-west-1</c>; null when not known.</summary>
    public string? Region { get; init; }

    /// <summary>The account's twelve digits; null when not known.</summary>
    public string? Account { get; init; }

    /// <summary>The stack's name.</summary>
    public string StackName { get; init; } = "probesuite";

    /// <summary>Values of parameters by name; they go before defaults. Lists are parted by commas.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Values for parameters that the template may or may not have; they go before defaults, and after <see cref="Parameters"/>.</summary>
    public IReadOnlyDictionary<string, string> Preferences { get; init; } = new Dictionary<string, string>();

    /// <summary>What other stacks export, by the export's name.</summary>
    public IReadOnlyDictionary<string, string> Imports { get; init; } = new Dictionary<string, string>();

    /// <summary>Values of SSM parameters, by the parameter's name.</summary>
    public IReadOnlyDictionary<string, string> SsmParameters { get; init; } = new Dictionary<string, string>();

    /// <summary>What stands before the logical ids in the network; of a nested stack, its own ids with dots.</summary>
    internal string Prefix { get; init; } = "";

    /// <summary>Parameters whose value is given and not known, with what is missing; their defaults do not apply.</summary>
    internal IReadOnlyDictionary<string, string> UnknownParameters { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Attributes that exist only after deployment, by logical id and name: <c>Database.Endpoint.Address</c>. Whoever plays
    /// the deployment, as the lab does, gives them here.
    /// </summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();
}
