using System.Net;

namespace ProbeSuite.Reachability;

/// <summary>
/// Whether prefix lists contain an address. Where a list's entries are not known, both answers are tried: the walk
/// assumes one, and the list is remembered as <see cref="Doubtful"/> so that the other can be walked too.
/// </summary>
/// <param name="network">The lists.</param>
/// <param name="service">The AWS service that the destination belongs to, <c>com.amazonaws.eu-west-1.s3</c>; null for none, or not known.</param>
/// <param name="assumed">Lists without known entries that are taken to contain the destination.</param>
internal sealed class PrefixLists(Network network, string? service, IReadOnlySet<string> assumed)
{
    /// <summary>The AWS service that the destination belongs to; null for none, or not known.</summary>
    public string? Service => service;

    /// <summary>Lists whose entries would have decided, and are not known.</summary>
    public HashSet<string> Doubtful { get; } = [];

    /// <summary>The length of the longest entry that contains an address; null when none does.</summary>
    public int? PrefixOf(string listId, IPAddress address)
    {
        var list = network.PrefixList(listId);
        if (list?.Entries is { } entries)
        {
            int? longest = null;
            foreach (var entry in entries)
            {
                if (entry.Contains(address) && !(longest >= entry.PrefixLength))
                {
                    longest = entry.PrefixLength;
                }
            }

            return longest;
        }

        // AWS's own lists hold public addresses, and each is named after its service.
        if (service is not null && list?.Name is { } name)
        {
            return name == service ? TypicalPrefix : null;
        }

        if (SpecialAddresses.IsPrivate(address))
        {
            return null;
        }

        Doubtful.Add(listId);
        return assumed.Contains(listId) ? TypicalPrefix : null;
    }

    /// <summary>Whether a list contains an address.</summary>
    public bool Contains(string listId, IPAddress address) => PrefixOf(listId, address) is not null;

    /// <summary>Longer than any default route, as the entries of AWS's lists are.</summary>
    private const int TypicalPrefix = 16;
}
