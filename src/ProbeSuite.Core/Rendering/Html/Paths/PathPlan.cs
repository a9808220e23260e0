namespace ProbeSuite.Rendering.Html.Paths;

/// <summary>A predicted way as it is drawn, from the function to the target and back. It names neither: many cells share it.</summary>
/// <param name="From">The subnets of which it is one of several ways; null where it is the only one.</param>
/// <param name="There">What stands on the way, in the packet's order; the first is the function.</param>
/// <param name="Back">What judges the reply, in its order; empty when no reply comes that far.</param>
/// <param name="Frames">VPCs and subnets around it, the outer ones first.</param>
internal sealed record PathPlan(
    string? From, IReadOnlyList<PathPoint> There, IReadOnlyList<PathPoint> Back, IReadOnlyList<PathFrame> Frames)
{
    /// <summary>The whole way in words: the same for plans that are drawn alike.</summary>
    public string Text { get; } = string.Join("\n", (string[])
    [
        .. From is null ? Array.Empty<string>() : [$"from {From}"],
        string.Join(" > ", There),
        .. Back.Count > 0 ? [$"back: {string.Join(" > ", Back)}"] : Array.Empty<string>(),
        .. Frames.Select(frame => $"{frame.Sort} {frame.Label}: {frame.First}-{frame.Last}"),
    ]);

    /// <summary>Where the packet is stopped on its way there; null when it arrives.</summary>
    public int? StoppedAt => FirstBlocked(There);

    /// <summary>Where the reply is stopped; null when it arrives.</summary>
    public int? BackStoppedAt => FirstBlocked(Back);

    private static int? FirstBlocked(IReadOnlyList<PathPoint> points) =>
        points.Index().Where(point => point.Item.Path == PathState.Blocked).Select(point => (int?)point.Index).FirstOrDefault();
}

/// <summary>One thing on the way.</summary>
/// <param name="Part">What it is.</param>
/// <param name="Name">In words, <c>network ACL outbound</c>.</param>
/// <param name="Id">The resource; null when there is none.</param>
/// <param name="Path">What it says.</param>
internal sealed record PathPoint(PathPart Part, string Name, string? Id, PathState Path)
{
    /// <summary>Whether it is drawn on the line, small, and not as a station with a picture.</summary>
    public bool IsGate => Part < PathPart.Function;

    /// <inheritdoc/>
    public override string ToString() => $"{Name}{(Id is null ? "" : $" {Id}")} {Verdicts.Sign(Path)}";
}

/// <summary>A box around a part of the way.</summary>
/// <param name="Sort">Of what.</param>
/// <param name="Label">Its name; empty when it is not known.</param>
/// <param name="First">The first point in it.</param>
/// <param name="Last">The last one. A gate at either end stands on the box's edge, as a gateway at the right end of a VPC does.</param>
internal sealed record PathFrame(PathFrameSort Sort, string Label, int First, int Last);

/// <summary>What a box stands for.</summary>
internal enum PathFrameSort
{
    /// <summary>A VPC.</summary>
    Vpc,

    /// <summary>A subnet.</summary>
    Subnet,
}

/// <summary>What a thing on the way is: gates first, then stations.</summary>
internal enum PathPart
{
    SecurityGroup,
    NetworkAcl,
    OtherGate,

    Function,
    LambdaNetwork,
    Interface,
    RouteTable,
    NatGateway,
    InternetGateway,
    Endpoint,
    Peering,
    TransitGateway,
    OtherGateway,
    Resolver,
    Internet,
    AwsService,
    Resource,
    Target,
}
