using ProbeSuite.Templates.Parsing;

namespace ProbeSuite.Templates.Evaluation;

/// <summary>A resource as the template declares it.</summary>
/// <param name="Id">Its logical id.</param>
/// <param name="Type">Its type, <c>AWS::EC2::Subnet</c>.</param>
/// <param name="Properties">Its properties, <c>Globals</c> merged in; an empty mapping where it has none.</param>
/// <param name="Condition">The condition that it exists under; null for always.</param>
/// <param name="Line">Its line.</param>
internal sealed record Resource(string Id, string Type, Node Properties, string? Condition, int Line);
