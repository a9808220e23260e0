namespace ProbeSuite.Lab.Tests.Differential;

/// <summary>One VPC of a <see cref="RandomNetwork"/>: <c>vpc-a</c> is 10.0.0.0/16, its second subnet <c>subnet-a2</c> 10.0.2.0/24.</summary>
/// <param name="Letter">A part of every name.</param>
/// <param name="Number">0 for the first; a part of its public and IPv6 addresses.</param>
/// <param name="SubnetCount">At least two.</param>
/// <param name="IsDualStack">Whether it has IPv6.</param>
internal sealed record Place(char Letter, int Number, int SubnetCount, bool IsDualStack)
{
    /// <summary>The second number of its IPv4 block; two places may share one, as VPCs may.</summary>
    public int Range { get; init; } = Number;

    /// <summary>Whether its last subnet lies in a second block, of the range that carriers share.</summary>
    public bool HasSecondBlock { get; init; }

    public bool HasAppliance { get; init; }

    public string Id => $"vpc-{Letter}";

    public string[] Subnets { get; } = [.. Enumerable.Range(1, SubnetCount).Select(number => $"subnet-{Letter}{number}")];

    /// <summary>IPv4 first.</summary>
    public string[] Blocks =>
    [
        $"10.{Range}.0.0/16",
        .. HasSecondBlock ? [$"100.{64 + Number}.0.0/16"] : Array.Empty<string>(),
        .. IsDualStack ? [$"2001:db8:{Number}::/56"] : Array.Empty<string>(),
    ];

    public string BlocksOf(int subnet) => $"{Start(subnet)}.0/24{(IsDualStack ? $" 2001:db8:{Number}:{subnet}::/64" : "")}";

    public string AddressesIn(int subnet, int host) => $"{Start(subnet)}.{host}{(IsDualStack ? $" 2001:db8:{Number}:{subnet}::{host}" : "")}";

    /// <summary>A public address of its own.</summary>
    public string Public(int host) => $"198.18.{Number}.{host}";

    private string Start(int subnet) => HasSecondBlock && subnet == SubnetCount ? $"100.{64 + Number}.{subnet}" : $"10.{Range}.{subnet}";
}
