using System.Net;
using System.Net.Sockets;

namespace ProbeSuite.Reachability;

/// <summary>
/// Whether prefix lists contain an address. Where a list's entries are not known, all answers are tried: the walk
/// assumes one, and the list is remembered as <see cref="Doubtful"/> so that the others can be walked too.
/// </summary>
/// <param name="network">The lists.</param>
/// <param name="service">The AWS service that the destination belongs to, <c>com.amazonaws.eu-west-1.s3</c>; null for none, or not known.</param>
/// <param name="assumed">What is taken for granted of lists without known entries: one of <see cref="Guesses"/>.</param>
internal sealed class PrefixLists(Network network, string? service, IReadOnlyDictionary<string, int?>? assumed = null)
{
    /// <summary>Longer than any default route, as the entries of AWS's lists are.</summary>
    private const int TypicalPrefix = 16;

    /// <summary>
    /// What an unread list may be to a destination: not its own, or its own by an entry that other routes may or may not
    /// overrule. As lengths of that entry, null for none.
    /// </summary>
    public static readonly IReadOnlyList<int?> Guesses = [null, TypicalPrefix, 128];

    /// <summary>The AWS service that the destination belongs to; null for none, or not known.</summary>
    public string? Service => service;

    /// <summary>The first list whose entries would have decided, and about which nothing is known or assumed; null when there is none.</summary>
    public string? Doubtful { get; private set; }

    /// <summary>The length of the longest entry that contains an address; null when none does.</summary>
    public int? PrefixOf(string listId, IPAddress address)
    {
        var list = network.PrefixList(listId);
        if (list?.Entries is { } entries)
        {
            int? longest = null;
            for (var index = 0; index < entries.Count; index++)
            {
                if (entries[index].Contains(address) && !(longest >= entries[index].PrefixLength))
                {
                    longest = entries[index].PrefixLength;
                }
            }

            return longest;
        }

        // AWS's own lists hold public addresses of one family, and each is named after its service; what others hold nobody knows.
        if (list?.Name is { } name && IsOfAws(name) && (service is not null || SpecialAddresses.IsPrivate(address)))
        {
            return name == service && address.AddressFamily == AddressFamily.InterNetwork ? TypicalPrefix : null;
        }

        if (assumed?.TryGetValue(listId, out var guess) == true)
        {
            return guess;
        }

        Doubtful ??= listId;
        return null;
    }

    /// <summary>Whether a list contains an address.</summary>
    public bool Contains(string listId, IPAddress address) => PrefixOf(listId, address) is not null;

    private static bool IsOfAws(string name) => name.StartsWith("com.amazonaws.", StringComparison.Ordinal) || name.StartsWith("cn.com.amazonaws.", StringComparison.Ordinal);
}
