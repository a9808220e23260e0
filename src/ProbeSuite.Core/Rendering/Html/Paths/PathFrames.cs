namespace ProbeSuite.Rendering.Html.Paths;

/// <summary>The VPCs and subnets around a way: network ACLs guard the edges of subnets, gateways those of VPCs.</summary>
internal static class PathFrames
{
    /// <summary>The boxes, outer ones first.</summary>
    /// <param name="there">What stands on the way.</param>
    /// <param name="subnet">The function's own subnet, empty when not known; null when it stands in no VPC.</param>
    public static IReadOnlyList<PathFrame> Around(List<PathPoint> there, string? subnet) =>
        [.. Vpcs(there, subnet is not null), .. Subnets(there, subnet)];

    private static IEnumerable<PathFrame> Vpcs(List<PathPoint> there, bool fromInside)
    {
        int? first = fromInside ? there.FindIndex(point => point.Part == PathPart.Interface) : null;
        for (var index = (first ?? 0) + 1; index < there.Count; index++)
        {
            var isOutside = there[index].Part is PathPart.Internet or PathPart.AwsService or PathPart.Target;
            if (first is { } begin && (IsEdge(there[index].Part) || isOutside))
            {
                yield return new(PathFrameSort.Vpc, "VPC", begin, isOutside ? index - 1 : index);
                first = null;
            }

            // Behind a gateway into another VPC, or back in from the internet.
            var isInside = !isOutside && !IsEdge(there[index].Part) && there[index].Part is not PathPart.OtherGate;
            if (first is null && IsEdge(there[index - 1].Part) && isInside)
            {
                first = index;
            }
        }

        if (first is { } rest && there[^1].Part is PathPart.Resource or PathPart.Resolver)
        {
            yield return new(PathFrameSort.Vpc, "VPC", rest, there.Count - 1);
        }
    }

    private static IEnumerable<PathFrame> Subnets(List<PathPoint> there, string? own)
    {
        (int First, string Label)? open =
            own is null ? null : (there.FindIndex(point => point.Part == PathPart.Interface), own);
        for (var index = (open?.First ?? 0) + 1; index < there.Count; index++)
        {
            var (part, name) = (there[index].Part, there[index].Name);
            if (part == PathPart.NetworkAcl && name.EndsWith("inbound", StringComparison.Ordinal))
            {
                open = (index, "");
            }
            else if (open is { } frame && EndOf(there, index) is { } last)
            {
                // A subnet that is crossed within a gateway's door has no inside to show.
                if (last > frame.First || !there[last].IsGate)
                {
                    yield return new(PathFrameSort.Subnet, frame.Label, frame.First, last);
                }

                open = null;
            }
        }
    }

    // The last point of the subnet that ends here; null where none does.
    private static int? EndOf(List<PathPoint> there, int index) => there[index].Part switch
    {
        PathPart.NetworkAcl => index,
        PathPart.Resource when index == there.Count - 1 => index,
        PathPart.Endpoint when there[index - 1].Part == PathPart.SecurityGroup => index,
        PathPart.RouteTable or PathPart.Target or PathPart.Resolver or PathPart.Endpoint or PathPart.Peering
            or PathPart.TransitGateway => index - 1,
        _ => null,
    };

    /// <summary>Whether it stands at the edge of a VPC.</summary>
    public static bool IsEdge(PathPart part) =>
        part is PathPart.InternetGateway or PathPart.Endpoint or PathPart.Peering or PathPart.TransitGateway or PathPart.LambdaNetwork;
}
