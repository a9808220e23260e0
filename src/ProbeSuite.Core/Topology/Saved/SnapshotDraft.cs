namespace ProbeSuite.Topology.Saved;

/// <summary>What the bodies of a folder have told so far. Bodies come in any order, so what needs several is put together last.</summary>
internal sealed class SnapshotDraft
{
    private readonly Shelf<Vpc> _vpcs = new(vpc => vpc.Id);
    private readonly Shelf<Instance> _instances = new(instance => instance.Id);
    private readonly Shelf<TransitGatewayAttachment> _attachments = new(attachment => attachment.Id);
    private readonly Dictionary<string, BlockPublicAccess> _blocks = [];
    private readonly Dictionary<string, bool> _dnsSupport = [];
    private readonly Dictionary<string, bool> _dnsHostnames = [];
    private readonly List<string> _strayEntries = [];
    private readonly MissingKinds _missing = new();
    private readonly List<Gap> _gaps = [];
    private bool _attachmentsTellTables;

    public Shelf<Subnet> Subnets { get; } = new(subnet => subnet.Id);

    public Shelf<RouteTable> RouteTables { get; } = new(table => table.Id);

    public Shelf<NetworkAcl> NetworkAcls { get; } = new(acl => acl.Id);

    public Shelf<SecurityGroup> SecurityGroups { get; } = new(group => group.Id);

    /// <summary>Groups by their rules alone; they count where the group itself was not described.</summary>
    public Shelf<SecurityGroup> RuleGroups { get; } = new(group => group.Id);

    public Shelf<InternetGateway> InternetGateways { get; } = new(gateway => gateway.Id);

    public Shelf<InternetGateway> EgressOnlyInternetGateways { get; } = new(gateway => gateway.Id);

    public Shelf<NatGateway> NatGateways { get; } = new(gateway => gateway.Id);

    public Shelf<VpcEndpoint> VpcEndpoints { get; } = new(endpoint => endpoint.Id);

    public Shelf<NetworkInterface> NetworkInterfaces { get; } = new(card => card.Id);

    public Shelf<ElasticIp> ElasticIps { get; } = new(address => address.PublicIp.ToString());

    public Shelf<PrefixList> PrefixLists { get; } = new(list => list.Id);

    public Shelf<PeeringConnection> PeeringConnections { get; } = new(connection => connection.Id);

    public Shelf<TransitGateway> TransitGateways { get; } = new(gateway => gateway.Id);

    public Shelf<TransitGatewayRouteTable> TransitGatewayRouteTables { get; } = new(table => table.Id);

    public TransitGatewayTables TransitGatewayTables { get; } = new();

    public Shelf<DhcpOptions> DhcpOptions { get; } = new(options => options.Id);

    public Shelf<VpnGateway> VpnGateways { get; } = new(gateway => gateway.Id);

    public Shelf<DbInstance> DbInstances { get; } = new(database => database.Id);

    public SubnetGroups SubnetGroups { get; } = new();

    public Shelf<LoadBalancer> LoadBalancers { get; } = new(balancer => $"{balancer.Type}/{balancer.Name}");

    public ListenersOfBalancers Listeners { get; } = new();

    public Shelf<LambdaFunction> Functions { get; } = new(function => function.Name);

    /// <summary>Block Public Access by the account's options; null when they were not met.</summary>
    public BlockPublicAccess? AccountBlock { get; set; }

    /// <summary>What the suite itself wrote beside the responses; null in a folder that the AWS CLI alone filled.</summary>
    public AboutBody? About { get; set; }

    public BlockPublicAccessExclusions Exclusions { get; } = new();

    public void PassedOver(BodyNode body) => _missing.PassedOver(body);

    public void Saw(ResourceKind kind, BodyNode body) => _missing.Saw(kind, body);

    public void AddVpc(Vpc vpc, BlockPublicAccess? block)
    {
        _vpcs.Add(vpc);
        if (block is { } own)
        {
            _blocks.TryAdd(vpc.Id, own);
        }
    }

    public void AddInstances(IEnumerable<Instance> instances)
    {
        foreach (var instance in instances)
        {
            _instances.Add(instance);
        }
    }

    public void AddAttachment(TransitGatewayAttachment attachment, bool tellsTable)
    {
        _attachmentsTellTables |= tellsTable;
        _attachments.Merge(attachment, TransitGatewayBody.Join);
    }

    /// <summary>One that names no subnet cannot be placed; it becomes a gap.</summary>
    public void AddNetworkInterface(BodyNode node)
    {
        if (node.Text("SubnetId") is not null && node.Text("VpcId") is not null)
        {
            NetworkInterfaces.Add(NetworkInterfaceBody.Read(node));
        }
        else
        {
            var id = node.Required("NetworkInterfaceId");
            _gaps.Add(new Gap(ResourceKind.NetworkInterfaces, $"{node.File} names no subnet or no VPC for {id}", id));
        }
    }

    public void AddDbInstance(BodyNode node)
    {
        DbInstances.Add(DatabaseBody.ReadInstance(node));
        SubnetGroups.Learn(SubnetGroups.Rds, node.Child("DBSubnetGroup")?.Text("DBSubnetGroupName"), node.Child("DBSubnetGroup"));
    }

    public void AddDnsSupport(string vpcId, bool? value) => Add(_dnsSupport, vpcId, value);

    public void AddDnsHostnames(string vpcId, bool? value) => Add(_dnsHostnames, vpcId, value);

    /// <summary>The entries of a list; of one that nobody names, only the file is noted.</summary>
    public void AddEntries(BodyNode body, string? prefixListId)
    {
        if (prefixListId is null)
        {
            _strayEntries.Add(body.File);
            return;
        }

        PrefixLists.Merge(new PrefixList(prefixListId, null, PrefixListBody.ReadEntries(body)), PrefixListBody.Join);
    }

    public Snapshot Finish()
    {
        var gaps = _missing.Gaps().Concat(_gaps).ToList();
        gaps.AddRange(PrefixLists.Items.Where(list => list.Entries is null).Select(GapOf));
        var snapshot = new Snapshot
        {
            Vpcs = [.. _vpcs.Items.Select(WithAttributes)],
            Subnets = [.. Subnets.Items.Select(subnet => Exclusions.Apply(subnet, _vpcs.TryFind(subnet.VpcId, out var vpc) ? WithAttributes(vpc) : null))],
            RouteTables = RouteTables.Items,
            NetworkAcls = NetworkAcls.Items,
            SecurityGroups = [.. SecurityGroups.Items, .. RuleGroups.Items.Where(group => !SecurityGroups.TryFind(group.Id, out _))],
            InternetGateways = InternetGateways.Items,
            EgressOnlyInternetGateways = EgressOnlyInternetGateways.Items,
            NatGateways = NatGateways.Items,
            VpcEndpoints = VpcEndpoints.Items,
            NetworkInterfaces = NetworkInterfaces.Items,
            ElasticIps = ElasticIps.Items,
            PrefixLists = PrefixLists.Items,
            PeeringConnections = PeeringConnections.Items,
            TransitGateways = TransitGateways.Items,
            TransitGatewayAttachments =
                [.. _attachments.Items.Select(one => one with { AssociatedRouteTableId = one.AssociatedRouteTableId ?? TransitGatewayTables.TableOf(one.Id) })],
            Instances = _instances.Items,
            DhcpOptions = DhcpOptions.Items,
            VpnGateways = VpnGateways.Items,
            DbInstances = [.. DbInstances.Items.Select(SubnetGroups.Resolve)],
            LoadBalancers = [.. LoadBalancers.Items.Select(Listeners.Complete)],
            Functions = Functions.Items,
        };
        return snapshot with
        {
            Region = About is null ? SnapshotOrigin.Region(snapshot) : About.Region,
            Account = About is null ? SnapshotOrigin.Account(snapshot) : About.Account,
            TakenAt = About?.TakenAt,
            TransitGatewayRouteTables =
                [.. TransitGatewayRouteTables.Items.Select(table => TransitGatewayTables.Complete(table, snapshot, _attachmentsTellTables && About is null, gaps))],
            Gaps = About is null ? gaps : [.. About.Gaps, .. _missing.Gaps().Where(gap => !About.Gaps.Any(told => told.Kind == gap.Kind && told.ResourceId is null))],
        };
    }

    private Vpc WithAttributes(Vpc vpc) => Exclusions.Apply(vpc with
    {
        EnableDnsSupport = _dnsSupport.TryGetValue(vpc.Id, out var support) ? support : null,
        EnableDnsHostnames = _dnsHostnames.TryGetValue(vpc.Id, out var hostnames) ? hostnames : null,
        BlockPublicAccess = _blocks.TryGetValue(vpc.Id, out var own) ? own : AccountBlock ?? BlockPublicAccess.Off,
    });

    private Gap GapOf(PrefixList list) => new(
        ResourceKind.PrefixLists,
        $"no get-managed-prefix-list-entries output for {list.Id} in the folder" +
        (_strayEntries.Count == 0 ? "" : $"; whose entries {string.Join(", ", _strayEntries)} holds is not said: put the list's id into the file's name"),
        list.Id);

    private static void Add(Dictionary<string, bool> to, string vpcId, bool? value)
    {
        if (value is { } known)
        {
            to.TryAdd(vpcId, known);
        }
    }
}
