namespace ProbeSuite.Lab.Network.Planning;

/// <summary>Execution environments, each behind its VPC's Hyperplane, or in Lambda's own network.</summary>
internal sealed class ExecutionEnvironments(World world, Resolvers resolvers)
{
    private readonly Dictionary<VpcDraft, Hyperplane> _hyperplanes = [];
    private NoVpcNetwork? _noVpc;

    public IReadOnlyList<EnvironmentSite> Add(IReadOnlyList<EnvironmentRequest> requests)
    {
        var sites = requests.SelectMany(request => Enumerable.Range(0, request.Count).Select(index => Add(request, index))).OfType<EnvironmentSite>().ToArray();
        foreach (var hyperplane in _hyperplanes.Values)
        {
            hyperplane.Finish();
        }

        _noVpc?.Finish();
        return sites;
    }

    private EnvironmentSite? Add(EnvironmentRequest request, int index)
    {
        var (name, placement) = (request.PlacementName, request.Placement);
        var bare = new EnvironmentSite(name, index, $"env-{name}-{index + 1}");
        if (placement.Unknown is { } why)
        {
            world.Draft.CannotPlay(name, why);
            return null;
        }

        return placement.InVpc ? HyperplaneOf(placement.SubnetIds[index % placement.SubnetIds.Count]).Add(request, index, bare) : NoVpc().Add(request, index, bare);
    }

    private Hyperplane HyperplaneOf(string subnetId)
    {
        var vpc = world.Vpcs.Find(vpc => vpc.Group(subnetId) != 0)
            ?? throw new LabInputException($"subnet {subnetId}: its VPC is not in the snapshot");
        if (!_hyperplanes.TryGetValue(vpc, out var hyperplane))
        {
            hyperplane = _hyperplanes[vpc] = new Hyperplane(vpc);
        }

        return hyperplane;
    }

    private NoVpcNetwork NoVpc()
    {
        if (_noVpc is null)
        {
            _noVpc = new NoVpcNetwork(world);
            resolvers.AddForNoVpc(_noVpc.Router);
        }

        return _noVpc;
    }
}
