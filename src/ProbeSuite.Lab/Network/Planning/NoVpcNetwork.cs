namespace ProbeSuite.Lab.Network.Planning;

/// <summary>
/// Lambda's own network, in which functions without a VPC live: it reaches the internet over IPv4 under addresses that
/// AWS owns, and knows nothing of anybody's VPC.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/operatorguide/networking-vpc.html"/>
internal sealed class NoVpcNetwork
{
    private readonly World _world;
    private readonly NamespaceDraft _ns;
    private readonly List<string> _ties = [];

    public NoVpcNetwork(World world)
    {
        _world = world;
        _ns = world.Draft.Router("svc", "Lambda's own network, without a VPC");
        world.JoinInternet(_ns, "svc", ipv6: false);
        world.Announce($"{LabRanges.AwsOwnedBlock}", _ns, "svc");
        _ns.Routes.Add($"route add blackhole {LabRanges.AwsOwnedBlock}");
    }

    public NamespaceDraft Router => _ns;

    public EnvironmentSite Add(EnvironmentRequest request, int index, EnvironmentSite bare)
    {
        var number = _ties.Count;
        var own = LabRanges.InsideAddress(number);
        var lent = LabRanges.AwsOwned[number % LabRanges.AwsOwned.Count];
        var ns = _world.Draft.Leaf(bare.Namespace, $"environment {index} of {request.PlacementName}, without a VPC");
        _world.Draft.Link(_ns, $"env{number + 1}", ns, "eth0", ipv6: false);
        ns.Own("eth0", own);
        ns.Default("eth0", _ns.Address, null);
        ns.ResolvConf = Hyperplane.ResolvConf([LabRanges.NoVpcResolver]);
        _ns.Routes.Add($"route add {own} dev env{number + 1}");
        _ties.Add($"{own} : {lent}");
        return bare with { InsideAddresses = [own], PublicAddress = lent, NameServers = [LabRanges.NoVpcResolver] };
    }

    /// <summary>Writes the rules, once every environment is known.</summary>
    public void Finish()
    {
        _ns.Nft.Map("lent", "ipv4_addr : ipv4_addr", _ties);
        _ns.Nft.Hook("forward", "filter hook forward priority 0", "drop",
            "ct state established,related accept", "iifname \"env*\" oifname { \"net\", \"dns\" } accept");
        _ns.Nft.Hook("out", "nat hook postrouting priority srcnat", "accept", "oifname \"net\" snat ip to ip saddr map @lent");
        _ns.Nft.SilentSelf();
    }
}
