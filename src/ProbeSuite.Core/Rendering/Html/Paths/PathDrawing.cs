namespace ProbeSuite.Rendering.Html.Paths;

/// <summary>Draws a way in the manner of AWS's diagrams: stations in boxes for VPC and subnet, gates as marks on the line.</summary>
internal static class PathDrawing
{
    private const int LongestId = 20;

    /// <summary>From a station's middle to the edge of the subnet around it.</summary>
    private const int Padding = 60;

    /// <summary>Pixels of a letter in a box's label.</summary>
    private const double Letter = 6.4;

    /// <summary>The drawing's contents, to be placed in an <c>svg</c> of the layout's size.</summary>
    public static Markup Draw(PathPlan plan, PathLayout layout)
    {
        var frames = plan.Frames.Select(frame => Frame(frame, plan, layout));
        var points = plan.There.Select((point, index) => Point(point, layout.ThereAt[index], layout.There, plan.StoppedAt < index));
        return $"{frames}{Line(plan, layout)}{points}{Back(plan, layout)}";
    }

    /// <summary>The way in a sentence, for those who cannot see it.</summary>
    public static string Words(PathPlan plan)
    {
        var there = string.Join(", then ", plan.There.Skip(1).Select(Word));
        var back = plan.Back.Count == 0 ? "" : $". Back: {string.Join(", then ", plan.Back.Select(Word))}";
        return $"From the function{(plan.From is null ? "" : $" in {plan.From}")}: {there}{back}.";
    }

    private static string Word(PathPoint point) =>
        $"{point.Name}{(point.Id is null ? "" : $" {point.Id}")}{(point.Path == PathState.Open ? "" : $" ({Verdicts.Word(point.Path)})")}";

    private static Markup Frame(PathFrame frame, PathPlan plan, PathLayout layout)
    {
        var (name, top, bottom, padding) = frame.Sort == PathFrameSort.Vpc ? ("vpc", 6, 4, Padding + 6) : ("net", 30, 10, Padding);
        var left = layout.ThereAt[frame.First] - (IsOnEdge(frame.First) ? 0 : padding);
        var width = layout.ThereAt[frame.Last] + (IsOnEdge(frame.Last) ? 0 : padding) - left;
        var label = Short(frame.Label.Length > 0 ? frame.Label : "Subnet", Math.Max(6, (int)((width - 12) / Letter)));
        return $"""
            <rect class="{name}" x="{left}" y="{top}" width="{width}" height="{layout.Height - bottom - top}" rx="3"/>
            <text class="{name}" x="{left + 8}" y="{top + 15}">{label}</text>

            """;

        bool IsOnEdge(int index) => plan.There[index].Part is PathPart.NetworkAcl
            || (frame.Sort == PathFrameSort.Vpc && index == frame.Last && PathFrames.IsEdge(plan.There[index].Part));
    }

    private static Markup Line(PathPlan plan, PathLayout layout)
    {
        var (start, end) = (layout.ThereAt[0] + PathLayout.Icon + 4, layout.ThereAt[^1] - PathLayout.Icon - 6);
        var stop = plan.StoppedAt is { } index ? Math.Clamp(layout.ThereAt[index], start, end) : end;
        var beyond = stop < end ? (Markup)$"""<path class="far" d="M{stop} {layout.There}H{end}"/>""" : null;
        return $"""
            <path class="way" d="M{start} {layout.There}H{stop}"/>{beyond}
            <path class="{(beyond is null ? "tip" : "tip far")}" d="M{end + 3} {layout.There}l-9 -5v10z"/>

            """;
    }

    private static Markup Point(PathPoint point, int x, int y, bool isBeyond) => point.IsGate
        ? Gate(point, x, y, below: y + PathLayout.Icon + 18)
        : Station(point, x, y, isBeyond);

    private static Markup Station(PathPoint point, int x, int y, bool isBeyond)
    {
        var (icon, top) = (PathLayout.Icon, y - PathLayout.Icon);
        return $"""
            <g{(isBeyond ? (Markup)$" class=\"beyond\"" : null)}>
            <use href="#{Icons.Name(point.Part)}" x="{x - icon}" y="{top}" class="i {Icons.Colour(point.Part)}"/>
            <text class="k" x="{x}" y="{y + 40}">{point.Name}</text>{Id(point.Id, x, y + 56)}{Verdict(point.Path, x, top)}</g>

            """;
    }

    private static Markup? Verdict(PathState path, int x, int top) => path == PathState.Open ? null : (Markup)$"""
        {Sign(path, x + PathLayout.Icon, top)}<text class="k {Badge.Class(path)}" x="{x}" y="{top - 10}">{Verdicts.Word(path)}</text>
        """;

    private static Markup Gate(PathPoint point, int x, int y, int below) => point.Path == PathState.Open
        ? (Markup)$"""{Sign(point.Path, x, y)}<text class="g" x="{x}" y="{y - 15}">{Brief(point)}</text>"""
        : $"""
            {Sign(point.Path, x, y)}<text class="k {Badge.Class(point.Path)}" x="{x}" y="{below}">{point.Name}</text>{Id(point.Id, x, below + 16)}
            """;

    private static Markup Sign(PathState path, int x, int y) => $"""
        <circle class="{Badge.Class(path)}" cx="{x}" cy="{y}" r="{(path == PathState.Open ? 8 : 11)}"/>
        <text class="s" x="{x}" y="{y + 4}">{Verdicts.Sign(path)}</text>
        """;

    private static Markup? Id(string? id, int x, int y) =>
        id is null ? null : (Markup)$"""<text class="r" x="{x}" y="{y}">{Short(id, LongestId)}</text>""";

    private static string Short(string name, int longest) => ShortNames.Of([name], longest)[0];

    private static Markup? Back(PathPlan plan, PathLayout layout)
    {
        if (plan.Back.Count == 0)
        {
            return null;
        }

        var (start, end, y) = (layout.ThereAt[^1], layout.ThereAt[0], layout.Back);
        var line = plan.BackStoppedAt is { } index
            ? (Markup)$"""
            <path class="way" d="M{start} {y - 34}V{y}H{layout.BackAt[index]}"/><path class="far" d="M{layout.BackAt[index]} {y}H{end}V{y - 34}"/>
            """
            : $"""<path class="way" d="M{start} {y - 34}V{y}H{end}V{y - 28}"/><path class="tip" d="M{end} {y - 36}l-5 9h10z"/>""";
        return $"{line}{plan.Back.Select((point, index) => Gate(point, layout.BackAt[index], y, y + 28))}";
    }

    private static string Brief(PathPoint point) => point.Part switch
    {
        PathPart.SecurityGroup => "SG",
        PathPart.NetworkAcl => "NACL",
        PathPart.RouteTable => "route",
        _ => point.Name.Split(' ')[^1],
    };
}
