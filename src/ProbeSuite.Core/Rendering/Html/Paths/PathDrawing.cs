namespace ProbeSuite.Rendering.Html.Paths;

/// <summary>Draws a way in the manner of AWS's diagrams: stations in boxes for VPC and subnet, gates as marks on the line.</summary>
internal static class PathDrawing
{
    private const int LongestId = 20;

    /// <summary>The drawing's contents, to be placed in an <c>svg</c> of the layout's size.</summary>
    public static Markup Draw(PathPlan plan, PathLayout layout) =>
        $"{plan.Frames.Select(frame => Frame(frame, plan, layout))}{Line(plan, layout)}{plan.There.Select((point, index) => Point(point, layout.ThereAt[index], IsBeyond(plan, index)))}{Back(plan, layout)}";

    /// <summary>The way in a sentence, for those who cannot see it.</summary>
    public static string Words(PathPlan plan)
    {
        var there = string.Join(", then ", plan.There.Skip(1).Select(Word));
        var back = plan.Back.Count == 0 ? "" : $". Back: {string.Join(", then ", plan.Back.Select(Word))}";
        return $"From the function: {there}{back}.";
    }

    private static string Word(PathPoint point) =>
        $"{point.Name}{(point.Id is null ? "" : $" {point.Id}")}{(point.Path == PathState.Open ? "" : $" ({Verdicts.Word(point.Path)})")}";

    private static bool IsBeyond(PathPlan plan, int index) => plan.StoppedAt is { } stop && index > stop;

    private static Markup Frame(PathFrame frame, PathPlan plan, PathLayout layout)
    {
        var isVpc = frame.Sort == PathFrameSort.Vpc;
        var (left, right) = (layout.ThereAt[frame.First] - (IsOnEdge(frame.First) ? 0 : 50), layout.ThereAt[frame.Last] + (IsOnEdge(frame.Last) ? 0 : 50));
        var (top, bottom) = isVpc ? (6, layout.Height - 4) : (30, layout.Height - 10);
        return $"""<rect class="{(isVpc ? "vpc" : "net")}" x="{left - (isVpc && !IsOnEdge(frame.First) ? 6 : 0)}" y="{top}" width="{right - left + (isVpc ? 6 : 0) + (isVpc && !IsOnEdge(frame.Last) ? 6 : 0)}" height="{bottom - top}" rx="3"/><text class="{(isVpc ? "vpc" : "net")}" x="{left + (isVpc ? 2 : 8)}" y="{top + 15}">{(isVpc ? frame.Label : frame.Label.Length == 0 ? "Subnet" : Short(frame.Label))}</text>""";

        bool IsOnEdge(int index) => plan.There[index] is { Part: PathPart.NetworkAcl } || (isVpc && !plan.There[index].IsGate && index == frame.Last && plan.There[index].Part is not (PathPart.Resource or PathPart.Resolver or PathPart.RouteTable or PathPart.Interface or PathPart.NatGateway));
    }

    private static Markup Line(PathPlan plan, PathLayout layout)
    {
        var (start, end) = (layout.ThereAt[0] + PathLayout.Icon + 4, layout.ThereAt[^1] - PathLayout.Icon - 6);
        var stop = plan.StoppedAt is { } index ? Math.Clamp(layout.ThereAt[index], start, end) : end;
        var beyond = stop < end ? (Markup)$"""<path class="far" d="M{stop} {PathLayout.There}H{end}"/>""" : null;
        return $"""<path class="way" d="M{start} {PathLayout.There}H{stop}"/>{beyond}<path class="{(beyond is null ? "tip" : "tip far")}" d="M{end + 3} {PathLayout.There}l-9 -5v10z"/>""";
    }

    private static Markup Point(PathPoint point, int x, bool isBeyond) => point.IsGate
        ? Gate(point, x, PathLayout.There, below: PathLayout.There + PathLayout.Icon + 18)
        : (Markup)$"""<g class="{(isBeyond ? "st beyond" : "st")}"><use href="#{Icons.Name(point.Part)}" x="{x - PathLayout.Icon}" y="{PathLayout.There - PathLayout.Icon}" class="i {Icons.Colour(point.Part)}"/><text class="k" x="{x}" y="{PathLayout.There + 40}">{point.Name}</text>{Id(point.Id, x, PathLayout.There + 56)}{(point.Path == PathState.Open ? null : Sign(point.Path, x + PathLayout.Icon, PathLayout.There - PathLayout.Icon))}{(point.Path == PathState.Open ? null : (Markup)$"""<text class="k {Class(point.Path)}" x="{x}" y="{PathLayout.There - PathLayout.Icon - 10}">{Verdicts.Word(point.Path)}</text>""")}</g>""";

    private static Markup Gate(PathPoint point, int x, int y, int below) => point.Path == PathState.Open
        ? (Markup)$"""{Sign(point.Path, x, y)}<text class="g" x="{x}" y="{y - 15}">{Brief(point)}</text>"""
        : $"""{Sign(point.Path, x, y)}<text class="k {Class(point.Path)}" x="{x}" y="{below}">{point.Name}</text>{Id(point.Id, x, below + 16)}""";

    private static Markup Sign(PathState path, int x, int y) =>
        $"""<circle class="{Class(path)}" cx="{x}" cy="{y}" r="{(path == PathState.Open ? 8 : 11)}"/><text class="s {Class(path)}" x="{x}" y="{y + 4}">{Verdicts.Sign(path)}</text>""";

    private static Markup? Id(string? id, int x, int y) => id is null ? null : (Markup)$"""<text class="r" x="{x}" y="{y}">{Short(id)}</text>""";

    private static Markup? Back(PathPlan plan, PathLayout layout)
    {
        if (plan.Back.Count == 0)
        {
            return null;
        }

        var (start, end) = (layout.ThereAt[^1], layout.ThereAt[0]);
        var stop = plan.Back.Index().Where(point => point.Item.Path == PathState.Blocked).Select(point => layout.BackAt[point.Index]).FirstOrDefault(end);
        return $"""<path class="way" d="M{start} {PathLayout.Back - 34}V{PathLayout.Back}H{stop}{(stop == end ? $"V{PathLayout.Back - 28}" : "")}"/>{(stop == end ? (Markup)$"""<path class="tip" d="M{end} {PathLayout.Back - 36}l-5 9h10z"/>""" : $"""<path class="far" d="M{stop} {PathLayout.Back}H{end}V{PathLayout.Back - 28}"/>""")}{plan.Back.Select((point, index) => Gate(point, layout.BackAt[index], PathLayout.Back, PathLayout.Back + 28))}""";
    }

    private static string Brief(PathPoint point) => point.Part switch
    {
        PathPart.SecurityGroup => "SG",
        PathPart.NetworkAcl => "NACL",
        PathPart.RouteTable => "route",
        _ => point.Name.Length <= 8 ? point.Name : point.Name.Split(' ')[^1],
    };

    private static string Class(PathState path) => path switch
    {
        PathState.Open => "open",
        PathState.Blocked => "blocked",
        _ => "unknown",
    };

    private static string Short(string id) => ShortNames.Of([id], LongestId)[0];
}
