using ProbeSuite.Reachability;

namespace ProbeSuite.Rendering.Html.Paths;

/// <summary>Turns a prediction's steps into what is drawn.</summary>
internal static class PathPlanner
{
    /// <summary>One plan for each subnet or address that was judged, each once; none for a prediction without steps.</summary>
    /// <param name="steps">The gates, there and back.</param>
    /// <param name="subnets">The function's subnets; null when they are not known.</param>
    public static IReadOnlyList<PathPlan> Plan(IReadOnlyList<Step> steps, IReadOnlyList<string>? subnets)
    {
        var legs = steps.Count == 0 ? [] : Legs.Of(steps);
        return
        [
            .. legs.Select((leg, index) => Plan(leg, subnets?.Count == legs.Count ? subnets[index] : subnets switch
            {
                [var only] => only,
                { Count: > 1 } => $"one of {subnets.Count} subnets",
                _ => "",
            })).DistinctBy(plan => plan.Text),
        ];
    }

    private static PathPlan Plan(IReadOnlyList<Step> leg, string subnet)
    {
        var there = new List<PathPoint> { new(PathPart.Function, "Lambda function", null, PathState.Open) };
        var forward = leg.Where(step => step.Direction == Direction.Forward).ToArray();
        var inVpc = forward.Any(step => PartOf(step.Gate) is not (PathPart.LambdaNetwork or PathPart.OtherGate)) && !forward.Any(step => step.Gate == "Lambda network");
        if (inVpc)
        {
            there.Add(new(PathPart.Interface, "Network interface", null, PathState.Open));
        }

        foreach (var step in forward)
        {
            Add(there, step, isLast: step == forward[^1]);
        }

        AddTarget(there);
        PathPoint[] back = [.. leg.Where(step => step.Direction == Direction.Return).Select(step => new PathPoint(PartOf(step.Gate), step.Gate, step.Resource, step.Path))];
        return new(there, back, PathFrames.Around(there, inVpc ? subnet : null));
    }

    private static void Add(List<PathPoint> there, Step step, bool isLast)
    {
        var part = step.Gate switch
        {
            "dns" when isLast && there.Count == 1 => PathPart.Resolver,
            "interface" or "instance" when !isLast || there[^1].Part is PathPart.SecurityGroup && there.Count == 3 && step.Path != PathState.Open => PathPart.OtherGate,
            _ => PartOf(step.Gate),
        };
        var point = new PathPoint(part, Title(part, step.Gate), step.Resource, step.Path);

        // A gateway that speaks twice, of its state and of where it leads, is one station.
        var same = part is PathPart.TransitGateway ? there.FindIndex(other => other.Part == part)
            : !point.IsGate && there[^1].Part == part && (there[^1].Id == point.Id || part == PathPart.Resource) ? there.Count - 1
            : -1;
        if (same >= 0)
        {
            there[same] = there[same] with { Path = (PathState)Math.Max((int)there[same].Path, (int)point.Path) };
        }
        else
        {
            there.Add(point);
        }
    }

    private static void AddTarget(List<PathPoint> there)
    {
        var end = there.FindLast(point => !point.IsGate)!.Part switch
        {
            PathPart.Resource or PathPart.Resolver => (PathPart?)null,
            PathPart.LambdaNetwork when there[^1].Path != PathState.Open => PathPart.Target,
            PathPart.InternetGateway or PathPart.LambdaNetwork => PathPart.Internet,
            PathPart.Endpoint => PathPart.AwsService,
            _ => PathPart.Target,
        };
        if (end is { } part)
        {
            there.Add(new(part, Title(part, "target"), null, PathState.Open));
        }
    }

    private static PathPart PartOf(string gate) => gate switch
    {
        "security group outbound" or "security group inbound" => PathPart.SecurityGroup,
        "network ACL outbound" or "network ACL inbound" => PathPart.NetworkAcl,
        "Lambda network" => PathPart.LambdaNetwork,
        "route table" => PathPart.RouteTable,
        "NAT gateway" => PathPart.NatGateway,
        "internet gateway" or "egress-only internet gateway" => PathPart.InternetGateway,
        "VPC endpoint" => PathPart.Endpoint,
        "peering connection" => PathPart.Peering,
        "transit gateway" or "transit gateway route table" => PathPart.TransitGateway,
        "appliance" or "virtual private gateway" => PathPart.OtherGateway,
        "resolver" => PathPart.Resolver,
        "interface" or "instance" => PathPart.Resource,
        _ => PathPart.OtherGate,
    };

    private static string Title(PathPart part, string gate) => part switch
    {
        PathPart.LambdaNetwork => "Lambda’s network",
        PathPart.RouteTable => "Route table",
        PathPart.NatGateway => "NAT gateway",
        PathPart.InternetGateway => gate == "internet gateway" ? "Internet gateway" : "Egress-only gateway",
        PathPart.Peering => "Peering",
        PathPart.TransitGateway => "Transit gateway",
        PathPart.Resolver => "Amazon resolver",
        PathPart.Internet => "Internet",
        PathPart.AwsService => "AWS service",
        PathPart.Resource => gate == "instance" ? "Instance" : "Target’s interface",
        PathPart.Target => "Target",
        _ => gate,
    };
}
