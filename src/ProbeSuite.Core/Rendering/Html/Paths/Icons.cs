namespace ProbeSuite.Rendering.Html.Paths;

/// <summary>The pictures of stations, 44 pixels square, drawn once and used by reference. Colours follow AWS's families.</summary>
internal static class Icons
{
    /// <summary>The definitions, to stand once in a page.</summary>
    public static Markup Definitions => $"""
        <svg class="defs" width="0" height="0" aria-hidden="true" focusable="false"><defs>
        {Tile("i-fn", (Markup)$"""<path d="M14 11h6l11 23h4M21 22l-8 12"/>""")}
        {Tile("i-net", (Markup)$"""<path d="M9 22h26M22 9v26M13 13l18 18M31 13l-18 18"/><circle cx="22" cy="22" r="5"/>""")}
        {Tile("i-eni", (Markup)$"""<path d="M11 14h22v14H11zM16 28v6M22 28v6M28 28v6M17 21h10"/>""")}
        {Tile("i-rtb", (Markup)$"""<path d="M10 13h24M10 22h24M10 31h24M28 9l6 4-6 4M16 18l-6 4 6 4M28 27l6 4-6 4"/>""")}
        {Tile("i-nat", (Markup)$"""<path d="M9 16h12l8 12h6M9 28h8M27 16h8M31 12l4 4-4 4M31 24l4 4-4 4"/>""")}
        {Tile("i-igw", (Markup)$"""<path d="M10 34V21a12 12 0 0 1 24 0v13M22 33V20M17 25l5-5 5 5"/>""")}
        {Tile("i-end", (Markup)$"""<path d="M8 22h9M27 22h9"/><circle cx="22" cy="22" r="10"/><circle cx="22" cy="22" r="4"/>""")}
        {Tile("i-pcx", (Markup)$"""<circle cx="15" cy="22" r="6"/><circle cx="29" cy="22" r="6"/><path d="M21 22h2"/>""")}
        {Tile("i-tgw", (Markup)$"""<circle cx="22" cy="22" r="5"/><path d="M22 17V9M22 27v8M17 22H9M27 22h8M19 12l3-3 3 3M19 32l3 3 3-3"/>""")}
        {Tile("i-gw", (Markup)$"""<path d="M12 12h20v20H12zM8 22h28"/>""")}
        {Tile("i-dns", (Markup)$"""<circle cx="20" cy="20" r="9"/><path d="M27 27l8 8M15 20h10M20 15v10"/>""")}
        {Tile("i-www", (Markup)$"""<circle cx="22" cy="22" r="13"/><path d="M9 22h26M22 9c-9 8-9 18 0 26M22 9c9 8 9 18 0 26"/>""")}
        {Tile("i-aws", (Markup)$"""<path d="M22 9l12 6v14l-12 6-12-6V15zM10 15l12 7 12-7M22 22v13"/>""")}
        {Tile("i-res", (Markup)$"""<path d="M11 14c0-5 22-5 22 0v16c0 5-22 5-22 0zM11 14c0 5 22 5 22 0M11 22c0 5 22 5 22 0"/>""")}
        {Tile("i-any", (Markup)$"""<circle cx="22" cy="22" r="13"/><circle cx="22" cy="22" r="7"/><circle cx="22" cy="22" r="1"/>""")}
        </defs></svg>
        """;

    private static Markup Tile(string id, Markup lines) => $"""<g id="{id}"><rect class="tile" width="44" height="44" rx="4"/>{lines}</g>""";

    /// <summary>The id of a station's picture.</summary>
    public static string Name(PathPart part) => part switch
    {
        PathPart.Function => "i-fn",
        PathPart.LambdaNetwork => "i-net",
        PathPart.Interface => "i-eni",
        PathPart.RouteTable => "i-rtb",
        PathPart.NatGateway => "i-nat",
        PathPart.InternetGateway => "i-igw",
        PathPart.Endpoint => "i-end",
        PathPart.Peering => "i-pcx",
        PathPart.TransitGateway => "i-tgw",
        PathPart.Resolver => "i-dns",
        PathPart.Internet => "i-www",
        PathPart.AwsService => "i-aws",
        PathPart.Resource => "i-res",
        PathPart.Target => "i-any",
        _ => "i-gw",
    };

    /// <summary>Its colour, as a class.</summary>
    public static string Colour(PathPart part) => part switch
    {
        PathPart.Function or PathPart.LambdaNetwork => "compute",
        PathPart.Internet or PathPart.Target => "outside",
        PathPart.AwsService => "storage",
        PathPart.Resource => "data",
        _ => "network",
    };
}
