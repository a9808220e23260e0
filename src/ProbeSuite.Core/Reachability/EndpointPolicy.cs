using System.Text.Json;
using System.Text.RegularExpressions;
using ProbeSuite.Targets;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability;

/// <summary>
/// What an endpoint's policy says of a request. A denial is an answer, HTTP 403, never silence: the path stays open.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html"/>
internal static class EndpointPolicy
{
    /// <summary>A step that warns of a denial; null when the policy allows the request, asks nothing, or cannot be decided.</summary>
    public static Step? Judge(VpcEndpoint endpoint, Target target)
    {
        if (target.Kind != TargetKind.S3 || endpoint.PolicyDocument is not { Length: > 0 } text)
        {
            return null;
        }

        try
        {
            using var policy = JsonDocument.Parse(text);
            if (!policy.RootElement.TryGetProperty("Statement", out var statements))
            {
                return null;
            }

            var resource = $"arn:aws:s3:::{target.Host}/{target.Path}";
            var all = statements.ValueKind == JsonValueKind.Array ? [.. statements.EnumerateArray()] : new[] { statements };
            var matching = all.Where(statement => Speaks(statement, resource)).ToList();
            var undecided = matching.Any(statement => statement.TryGetProperty("Condition", out _) || !IsForEverybody(statement));
            var denies = matching.Any(statement => Effect(statement) == "Deny" && !statement.TryGetProperty("Condition", out _) && IsForEverybody(statement));
            var allows = matching.Any(statement => Effect(statement) == "Allow");
            return denies || (!allows && !undecided)
                ? new("VPC endpoint policy", Direction.Forward, PathState.Open, Codes.EndpointPolicy, endpoint.Id, null, $"The path is open, but the policy of {endpoint.Id} does not allow s3:GetObject on {target.Host}/{target.Path}, so the answer will be 403.")
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Effect(JsonElement statement) => statement.TryGetProperty("Effect", out var effect) ? effect.GetString() : null;

    private static bool IsForEverybody(JsonElement statement) =>
        !statement.TryGetProperty("Principal", out var principal)
        || (principal.ValueKind == JsonValueKind.String && principal.GetString() == "*")
        || (principal.ValueKind == JsonValueKind.Object && principal.TryGetProperty("AWS", out var aws) && Texts(aws).Contains("*"));

    private static bool Speaks(JsonElement statement, string resource) =>
        Any(statement, "Action", "s3:GetObject") && (Any(statement, "Resource", resource));

    private static bool Any(JsonElement statement, string name, string value) =>
        statement.TryGetProperty(name, out var patterns)
            ? Texts(patterns).Any(pattern => IsLike(pattern, value))
            : statement.TryGetProperty($"Not{name}", out var excluded) && !Texts(excluded).Any(pattern => IsLike(pattern, value));

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [value.GetString()!],
        _ => [],
    };

    private static bool IsLike(string pattern, string value) => Regex.IsMatch(
        value, $"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal)}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
