using System.IO.Enumeration;
using System.Net;
using System.Text.Json.Nodes;

namespace ProbeSuite.Lab.Services.Policies;

/// <summary>One line of a statement's conditions.</summary>
/// <param name="Operator">IAM's operator, <c>StringNotEquals</c>, with or without <c>IfExists</c>.</param>
/// <param name="Key">The condition key, <c>aws:SourceVpce</c>; case does not matter.</param>
/// <param name="Values">What it is compared with.</param>
/// <seealso href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html"/>
internal sealed record PolicyCondition(string Operator, string Key, IReadOnlyList<string> Values)
{
    private const string IfExists = "IfExists";

    /// <summary>Reads all lines of one operator.</summary>
    public static IEnumerable<PolicyCondition> Of(KeyValuePair<string, JsonNode?> lines) =>
        (lines.Value as JsonObject ?? []).Select(line => new PolicyCondition(
            lines.Key, line.Key, [.. PolicyStatement.Each(line.Value).Select(value => $"{value}")]));

    /// <summary>Whether a request meets it. A key that the request lacks meets negations alone.</summary>
    public bool Holds(AccessRequest request)
    {
        var found = request.Keys.FirstOrDefault(pair => string.Equals(pair.Key, Key, StringComparison.OrdinalIgnoreCase)).Value;
        if (Operator is "Null")
        {
            return Values.Contains(found is null ? "true" : "false", StringComparer.OrdinalIgnoreCase);
        }

        var optional = Operator.EndsWith(IfExists, StringComparison.Ordinal);
        var name = optional ? Operator[..^IfExists.Length] : Operator;
        var negated = name.Contains("Not", StringComparison.Ordinal);
        if (found is null)
        {
            return optional || negated;
        }

        return Values.Any(value => Matches(name.Replace("Not", "", StringComparison.Ordinal), found, value)) != negated;
    }

    private static bool Matches(string positive, string found, string value) => positive switch
    {
        "StringEquals" => found == value,
        "StringEqualsIgnoreCase" or "Bool" => string.Equals(found, value, StringComparison.OrdinalIgnoreCase),
        "StringLike" or "ArnLike" or "ArnEquals" => FileSystemName.MatchesSimpleExpression(value, found, ignoreCase: false),
        "IpAddress" => Network(value) is { } network && IPAddress.TryParse(found, out var address) && network.Contains(address),
        _ => throw new UnplayedPolicyException($"the lab does not play the condition operator {positive}"),
    };

    private static IPNetwork? Network(string text) =>
        IPNetwork.TryParse(text.Contains('/', StringComparison.Ordinal) ? text : $"{text}/{(text.Contains(':', StringComparison.Ordinal) ? 128 : 32)}", out var network)
            ? network
            : null;
}

/// <summary>A policy asks for something that the lab does not play; the message names it.</summary>
internal sealed class UnplayedPolicyException(string message) : Exception(message);
