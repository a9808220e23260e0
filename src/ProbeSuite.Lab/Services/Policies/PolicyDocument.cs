using System.Text.Json;
using System.Text.Json.Nodes;

namespace ProbeSuite.Lab.Services.Policies;

/// <summary>A resource policy: of a bucket, or of a VPC endpoint.</summary>
/// <param name="Statements">Its statements; their order does not matter.</param>
/// <seealso href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html"/>
internal sealed record PolicyDocument(IReadOnlyList<PolicyStatement> Statements)
{
    /// <summary>Reads a policy.</summary>
    /// <exception cref="JsonException">It is no JSON object.</exception>
    public static PolicyDocument Parse(string json) => Of(JsonNode.Parse(json) as JsonObject ?? throw new JsonException("A policy is a JSON object."));

    /// <summary>Reads a policy.</summary>
    public static PolicyDocument Of(JsonObject policy) => new(
        [.. PolicyStatement.Each(policy["Statement"]).OfType<JsonObject>().Select(PolicyStatement.Of)]);

    /// <summary>What the policy says of a request.</summary>
    public PolicyVerdict Judge(AccessRequest request)
    {
        PolicyStatement[] concerned = [.. Statements.Where(statement => statement.Concerns(request))];
        PolicyStatement[] matching = [.. concerned.Where(statement => statement.Conditions.All(condition => condition.Holds(request)))];
        return matching.Any(statement => !statement.Allows) ? PolicyVerdict.Denied
            : matching.Length > 0 ? PolicyVerdict.Allowed
            : concerned.Any(statement => statement.Allows) ? PolicyVerdict.OnCondition
            : PolicyVerdict.NotMentioned;
    }
}

/// <summary>What a policy says of a request.</summary>
internal enum PolicyVerdict
{
    /// <summary>No statement is about such requests.</summary>
    NotMentioned,

    /// <summary>A statement allows such requests on a condition, which this one does not meet.</summary>
    OnCondition,

    /// <summary>A statement allows it and none denies it.</summary>
    Allowed,

    /// <summary>A statement denies it.</summary>
    Denied,
}

/// <summary>A request as policies see it.</summary>
/// <param name="Action">As policies write it, <c>s3:GetObject</c>.</param>
/// <param name="Resource">The resource's ARN.</param>
/// <param name="Keys">Condition keys with their values; what is absent is not known of the request.</param>
internal sealed record AccessRequest(string Action, string Resource, IReadOnlyDictionary<string, string> Keys);
