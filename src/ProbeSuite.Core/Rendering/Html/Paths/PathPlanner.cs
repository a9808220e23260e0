using ProbeSuite.Reachability;

namespace ProbeSuite.Rendering.Html.Paths;

/// <summary>Turns a prediction's steps into what is drawn.</summary>
internal static class PathPlanner
{
    /// <summary>The plan of one way; null where no gate has a word in it.</summary>
    public static PathPlan? Plan(CellWay way)
    {
        if (way.Steps.Count == 0)
        {
            return null;
        }

        Step[] forward = [.. way.Steps.Where(step => step.Direction == Direction.Forward)];
        var inVpc = forward.Any(step => PartOf(step.Gate) is not (PathPart.LambdaNetwork or PathPart.OtherGate))
            && !forward.Any(step => step.Gate == "Lambda network");
        var there = new List<PathPoint> { new(PathPart.Function, "Lambda function", null, PathState.Open) };
        foreach (var step in forward)
        {
            if (inVpc && PartOf(step.Gate) != PathPart.OtherGate && there.TrueForAll(point => point.Part != PathPart.Interface))
            {
                there.Add(new(PathPart.Interface, "Network interface", null, PathState.Open));
            }

            Add(there, step, isLast: step == forward[^1]);
        }

        AddTarget(there);
        var arrives = there.TrueForAll(point => point.Path != PathState.Blocked);
        return new(
            way.From,
            there,
            [.. way.Steps.Where(step => arrives && step.Direction == Direction.Return).Select(Judge)],
            PathFrames.Around(there, inVpc ? way.Box ?? "" : null));
    }

    private static PathPoint Judge(Step step) => new(PartOf(step.Gate), step.Gate, step.Resource, step.Path);

    private static void Add(List<PathPoint> there, Step step, bool isLast)
    {
        var part = PartOf(step.Gate) switch
        {
            PathPart.OtherGate when step.Gate == "dns" && isLast && there.Count == 1 => PathPart.Resolver,
            PathPart.Resource when !isLast || IsOwnInterface(there, step) => PathPart.OtherGate,
            var own => own,
        };
        var point = new PathPoint(part, Title(part, step.Gate), step.Resource, step.Path);

        // A gateway that speaks twice, of its state and of where it leads, is one station.
        var same = point.IsGate ? -1 : there.FindLastIndex(other =>
            other.Part == part && (other.Id == point.Id || part is PathPart.TransitGateway or PathPart.Resource));
        if (same >= 0 && there.Skip(same + 1).All(other => other.IsGate))
        {
            point = point with { Path = (PathState)Math.Max((int)there[same].Path, (int)point.Path) };
            there.RemoveAt(same);
        }

        there.Add(point);
    }

    /// <summary>Whether it is the function's own interface that lacks something: the packet never left it.</summary>
    private static bool IsOwnInterface(List<PathPoint> there, Step step) => step.Path != PathState.Open && there.TrueForAll(point =>
        point.Part is PathPart.Function or PathPart.Interface or PathPart.SecurityGroup or PathPart.OtherGate);

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
