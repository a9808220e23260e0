using ProbeSuite.Topology;

namespace ProbeSuite.Laws;

/// <summary>What holds for VPC endpoints.</summary>
internal static class EndpointLaws
{
    public static IReadOnlyList<Law> All { get; } =
    [
        new("gateway-endpoint-needs-no-internet", "A gateway endpoint in the subnet's route table reaches the service without any internet route, and the traffic provably goes through it.", trial =>
        {
            var cells = Through(trial, VpcEndpointType.Gateway).ToList();
            var proved = cells.Where(cell => cell.Observed.ServedVia is not null).Select(cell => $"{cell.Cell.Placement} → {cell.Cell.Target}: served through {cell.Through("VPC endpoint").First()}, as its bucket's policy proves").ToList();
            return Ruling.From(proved, NoVpcLaws.Texts(cells.Where(cell => cell.IsBlocked)),
                cells.Count > 0 ? "the service answered, but no object that is served only through the endpoint was asked for" : "no placement with a gateway endpoint tried its service");
        }),

        new("interface-endpoint-needs-no-internet", "An interface endpoint in the VPC reaches its service without any internet route.", trial =>
        {
            var cells = Through(trial, VpcEndpointType.Interface).ToList();
            return Ruling.From(NoVpcLaws.Texts(cells.Where(cell => cell.IsOpen)), NoVpcLaws.Texts(cells.Where(cell => cell.IsBlocked)), "no placement with an interface endpoint tried its service");
        }),
    ];

    private static IEnumerable<TestedCell> Through(Trial trial, VpcEndpointType type)
    {
        var ids = trial.Snapshot.VpcEndpoints.Where(endpoint => endpoint.Type == type).Select(endpoint => endpoint.Id).ToHashSet();
        return trial.Attached.Where(cell => cell.Cell.Predicted.Path == PathState.Open && cell.Through("VPC endpoint").Any(ids.Contains));
    }
}
