namespace ProbeSuite.Lab.Network;

/// <summary>One network namespace, as text for the kernel, <c>ip</c> and <c>nft</c>.</summary>
/// <param name="Name">Unique in a plan.</param>
/// <param name="Plays">What it stands for, for people: <c>router of vpc-1</c>.</param>
public sealed record NamespacePlan(string Name, string Plays)
{
    /// <summary>Lines <c>key=value</c>, set before any link exists.</summary>
    public IReadOnlyList<string> Sysctls { get; init; } = [];

    /// <summary>Lines of <c>ip -batch</c> that number and raise its links.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Lines of <c>ip -batch</c>: routes of both families, and IPv4 rules.</summary>
    public IReadOnlyList<string> Routes { get; init; } = [];

    /// <summary>Lines of <c>ip -6 -batch</c>: IPv6 rules, which the plain batch would take for IPv4 ones.</summary>
    public IReadOnlyList<string> Rules6 { get; init; } = [];

    /// <summary>The ruleset for <c>nft -f</c>; null when it filters and translates nothing.</summary>
    public string? Nft { get; init; }

    /// <summary>What processes started in it find in <c>/etc/resolv.conf</c>; null to leave them without name servers.</summary>
    public string? ResolvConf { get; init; }
}

/// <summary>A cable (veth pair) between two namespaces.</summary>
/// <param name="Namespace">One end's namespace.</param>
/// <param name="Device">The device there, at most 15 characters.</param>
/// <param name="PeerNamespace">The other end's namespace.</param>
/// <param name="PeerDevice">The device there.</param>
public sealed record LinkPlan(string Namespace, string Device, string PeerNamespace, string PeerDevice);
