using ProbeSuite.Templates.Parsing;

namespace ProbeSuite.Templates.Evaluation;

/// <summary>A resource as the template declares it.</summary>
/// <param name="Id">What it is called in the network: its logical id, in a nested stack behind the stack's.</param>
/// <param name="LogicalId">Its logical id.</param>
/// <param name="Type">Its type, <c>AWS::EC2::Subnet</c>.</param>
/// <param name="Properties">Its properties, <c>Globals</c> merged in; an empty mapping where it has none.</param>
/// <param name="Condition">The condition that it exists under; null for always.</param>
/// <param name="Line">Its line.</param>
internal sealed record Resource(string Id, string LogicalId, string Type, Node Properties, string? Condition, int Line)
{
    /// <summary>The local file that the CDK has for what it writes by a place in S3; null for none.</summary>
    public string? AssetPath { get; init; }
}
