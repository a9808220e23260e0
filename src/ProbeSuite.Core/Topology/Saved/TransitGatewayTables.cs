namespace ProbeSuite.Topology.Saved;

/// <summary>Gathers what several bodies tell of transit gateway route tables, and puts the tables together.</summary>
internal sealed class TransitGatewayTables
{
    private readonly Dictionary<string, List<string>> _associations = [];
    private readonly Dictionary<string, List<string>> _propagations = [];
    private readonly Dictionary<string, List<TransitGatewayRoute>> _routes = [];
    private readonly Dictionary<string, List<TransitGatewayRoute>> _staticRoutes = [];
    private readonly HashSet<string> _cutShort = [];

    public void AddAssociations(string table, IEnumerable<string> attachments) => At(_associations, table).AddRange(attachments);

    public void AddPropagations(string table, IEnumerable<string> attachments) => At(_propagations, table).AddRange(attachments);

    /// <summary>All routes of a table, or of one search among several; AWS stops at a thousand and says that there are more.</summary>
    public void AddRoutes(string table, IEnumerable<TransitGatewayRoute> routes, bool more) => Add(_routes, table, routes, more);

    /// <summary>The static routes of a table, without those that attachments announce.</summary>
    public void AddStaticRoutes(string table, IEnumerable<TransitGatewayRoute> routes, bool more) => Add(_staticRoutes, table, routes, more);

    /// <summary>The table with all that was told of it, and a gap for what was not.</summary>
    public TransitGatewayRouteTable Complete(TransitGatewayRouteTable table, Snapshot snapshot, bool attachmentsRead, ICollection<Gap> gaps)
    {
        var complete = table with
        {
            Associations = _associations.GetValueOrDefault(table.Id)
                ?? (attachmentsRead ? [.. snapshot.TransitGatewayAttachments.Where(one => one.AssociatedRouteTableId == table.Id).Select(one => one.Id)] : null),
            Propagations = _propagations.GetValueOrDefault(table.Id),
        };
        complete = complete with { Routes = _routes.GetValueOrDefault(table.Id) ?? FromPropagations(complete, snapshot) };
        if (complete.Routes is null)
        {
            gaps.Add(new Gap(ResourceKind.TransitGatewayRouteTables, $"no search-transit-gateway-routes output for {table.Id} in the folder", table.Id));
        }
        else if (_cutShort.Contains(table.Id))
        {
            gaps.Add(new Gap(ResourceKind.TransitGatewayRouteTables, $"search-transit-gateway-routes did not give all routes of {table.Id}", table.Id));
        }

        return complete;
    }

    /// <summary>The table that an association body names for an attachment; null when none does.</summary>
    public string? TableOf(string attachment) => _associations.FirstOrDefault(table => table.Value.Contains(attachment)).Key;

    /// <summary>
    /// Static routes, and the blocks that the attached VPCs announce; null when any of them is not known. A static route
    /// takes the place of an announced one to the same block.
    /// </summary>
    private List<TransitGatewayRoute>? FromPropagations(TransitGatewayRouteTable table, Snapshot snapshot)
    {
        if (!_staticRoutes.TryGetValue(table.Id, out var routes) || table.Propagations is not { } propagations)
        {
            return null;
        }

        var complete = routes.ToList();
        foreach (var id in propagations)
        {
            var attachment = snapshot.TransitGatewayAttachments.FirstOrDefault(one => one.Id == id);
            if (snapshot.Vpcs.FirstOrDefault(vpc => attachment?.ResourceType == "vpc" && vpc.Id == attachment.ResourceId) is not { } vpc)
            {
                return null;
            }

            complete.AddRange(vpc.CidrBlocks.Except(routes.Select(route => route.Cidr))
                .Select(block => new TransitGatewayRoute(block, [id], Origin: RouteOrigin.Propagated)));
        }

        return complete;
    }

    private void Add(Dictionary<string, List<TransitGatewayRoute>> to, string table, IEnumerable<TransitGatewayRoute> routes, bool more)
    {
        At(to, table).AddRange(routes);
        if (more)
        {
            _cutShort.Add(table);
        }
    }

    private static List<T> At<T>(Dictionary<string, List<T>> lists, string key) =>
        lists.TryGetValue(key, out var list) ? list : lists[key] = [];
}
