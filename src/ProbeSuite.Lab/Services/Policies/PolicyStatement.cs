using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace ProbeSuite.Lab.Services.Policies;

/// <summary>One statement of a policy.</summary>
/// <seealso href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html"/>
internal sealed record PolicyStatement
{
    /// <summary>Whether it allows; else it denies.</summary>
    public bool Allows { get; private init; }

    /// <summary>All of them have to hold.</summary>
    public IReadOnlyList<PolicyCondition> Conditions { get; private init; } = [];

    private bool IsForCallers { get; init; }

    private Patterns Actions { get; init; }

    private Patterns Resources { get; init; }

    /// <summary>Reads a statement.</summary>
    public static PolicyStatement Of(JsonObject statement) => new()
    {
        Allows = $"{statement["Effect"]}" == "Allow",
        // Nobody checks signatures in the lab, so every caller is one of the account's.
        IsForCallers = statement["Principal"] is not JsonObject principal || principal.ContainsKey("AWS"),
        Actions = Patterns.Of(statement, "Action"),
        Resources = Patterns.Of(statement, "Resource"),
        Conditions = [.. (statement["Condition"] as JsonObject ?? []).SelectMany(PolicyCondition.Of)],
    };

    /// <summary>Whether it is about such a request, conditions left aside.</summary>
    public bool Concerns(AccessRequest request) =>
        IsForCallers && Actions.Match(request.Action) && Resources.Match(request.Resource);

    /// <summary>The items of a list, or the one thing that stands in its place.</summary>
    internal static IEnumerable<JsonNode> Each(JsonNode? node) => node switch
    {
        null => [],
        JsonArray list => list.OfType<JsonNode>(),
        _ => [node],
    };

    /// <summary>What <c>Action</c> or <c>NotAction</c> lists; absent, all match.</summary>
    private readonly record struct Patterns(IReadOnlyList<string>? These, IReadOnlyList<string>? AllBut)
    {
        public static Patterns Of(JsonObject statement, string name) => new(Texts(statement[name]), Texts(statement[$"Not{name}"]));

        public bool Match(string text) => These is { } these ? Any(these, text) : AllBut is not { } others || !Any(others, text);

        private static string[]? Texts(JsonNode? node) => node is null ? null : [.. Each(node).Select(text => $"{text}")];

        private static bool Any(IReadOnlyList<string> patterns, string text) =>
            patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, text));
    }
}
