using System.Text.Json.Nodes;

namespace ProbeSuite.Topology.Saved;

/// <summary>A response as the AWS CLI prints it.</summary>
/// <param name="Command">The command that prints it, without <c>aws</c>: <c>ec2 describe-vpcs</c>.</param>
/// <param name="Json">
/// The body. Where a response does not repeat the id that was asked for, it stands beside the rest: <c>PrefixListId</c>,
/// <c>TransitGatewayRouteTableId</c>.
/// </param>
public sealed record SavedBody(string Command, JsonObject Json);
