namespace ProbeSuite.Rendering.Html.Paths;

/// <summary>Where the things of a way stand in its drawing, in pixels: the way there in a line, the way back below it.</summary>
internal sealed class PathLayout
{
    /// <summary>Half of a station's picture.</summary>
    public const int Icon = 22;

    private const int Margin = 8;
    private const int StationWidth = 136;
    private const int GateWidth = 44;

    /// <summary>A gate that does not let pass has its name written below it.</summary>
    private const int NamedGateWidth = 150;

    /// <summary>Lays out a plan.</summary>
    public PathLayout(PathPlan plan)
    {
        var x = Margin;
        foreach (var point in plan.There)
        {
            var width = !point.IsGate ? StationWidth : point.Path == PathState.Open ? GateWidth : NamedGateWidth;
            ThereAt.Add(x + (width / 2));
            x += width;
        }

        Width = x + Margin;
        BackAt = PlaceBack(plan);
        There = plan.Frames.Count > 0 ? 84 : 50;
        Height = There + plan.Back switch
        {
            [] => 74,
            var back when back.All(point => point.Path == PathState.Open) => 122,
            _ => 158,
        };
    }

    /// <summary>The drawing's width.</summary>
    public int Width { get; }

    /// <summary>The drawing's height.</summary>
    public int Height { get; }

    /// <summary>The height at which the way there runs.</summary>
    public int There { get; }

    /// <summary>The height at which the way back runs.</summary>
    public int Back => There + 100;

    /// <summary>The middle of each point of the way there.</summary>
    public List<int> ThereAt { get; } = [];

    /// <summary>The middle of each point of the way back.</summary>
    public IReadOnlyList<int> BackAt { get; }

    // A network ACL judges the reply at the same edge of a subnet; what stands between two of them is spread out evenly.
    private int[] PlaceBack(PathPlan plan)
    {
        int[] edges = [.. AclsOf(plan.There).Reverse().Select(index => ThereAt[index])];
        int[] acls = [.. AclsOf(plan.Back)];
        var fixedAt = acls.Length == edges.Length ? acls.Zip(edges).ToDictionary(pair => pair.First, pair => pair.Second) : [];
        var (from, to) = (ThereAt[^1], ThereAt[0]);
        return
        [
            .. Enumerable.Range(0, plan.Back.Count).Select(index =>
            {
                if (fixedAt.TryGetValue(index, out var edge))
                {
                    return edge;
                }

                var before = fixedAt.Keys.Where(other => other < index).DefaultIfEmpty(-1).Max();
                var after = fixedAt.Keys.Where(other => other > index).DefaultIfEmpty(plan.Back.Count).Min();
                var (right, left) = (fixedAt.GetValueOrDefault(before, from), fixedAt.GetValueOrDefault(after, to));
                return right + ((left - right) * (index - before) / (after - before));
            }),
        ];
    }

    private static IEnumerable<int> AclsOf(IReadOnlyList<PathPoint> points) =>
        points.Index().Where(point => point.Item.Part == PathPart.NetworkAcl).Select(point => point.Index);
}
