using System.Net;

namespace ProbeSuite.Topology;

/// <summary>Addresses as routes and rules name them: one block, a prefix list by its id, or something not known.</summary>
public readonly record struct AddressRange
{
    /// <summary>The block; null when a prefix list is named.</summary>
    public IPNetwork? Cidr { get; private init; }

    /// <summary>The list, <c>pl-…</c>; null when a block is given.</summary>
    public string? PrefixListId { get; private init; }

    /// <summary>What stands where the addresses should, such as a template's import; null when they are known.</summary>
    public string? Unknown { get; private init; }

    /// <summary>One block.</summary>
    public static AddressRange Of(IPNetwork cidr) => new() { Cidr = cidr };

    /// <summary>The entries of a prefix list.</summary>
    public static AddressRange OfPrefixList(string id) => new() { PrefixListId = id };

    /// <summary>Addresses that the source does not tell.</summary>
    public static AddressRange OfUnknown(string what) => new() { Unknown = what };

    /// <inheritdoc/>
    public override string ToString() => PrefixListId ?? Cidr?.ToString() ?? Unknown ?? "nothing";
}
