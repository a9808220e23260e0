using System.Net;

namespace ProbeSuite.Reachability.Names;

/// <summary>One address that a target may lead to.</summary>
/// <param name="Address">The address; where nobody knows it yet, one that stands for it.</param>
/// <param name="Label">What to call it; null to show the address.</param>
/// <param name="Service">The AWS service that it belongs to, <c>com.amazonaws.eu-west-1.s3</c>; null for none, or not known.</param>
/// <param name="Interface">Its interface where that does not exist yet; null where the address tells.</param>
internal sealed record Aim(IPAddress Address, string? Label = null, string? Service = null, Attachment? Interface = null)
{
    /// <summary>The service of a name that is none of AWS's: its address is taken to be in no list of AWS's.</summary>
    public const string NoService = "";

    /// <summary>Whether the address stands for one that nobody knows, and for the same under many names.</summary>
    public bool IsShared => Label is not null && Interface is null;
}

/// <summary>What a target's name leads to, from one vantage point.</summary>
/// <param name="Aims">Addresses, of which any may be used; empty when none is known.</param>
/// <param name="Steps">What the resolver had to say.</param>
/// <param name="Port">The port that the resource brings; null when the target's own is meant.</param>
internal sealed record Resolution(IReadOnlyList<Aim> Aims, IReadOnlyList<Step> Steps, int? Port = null)
{
    /// <summary>Whether the target was an address, which nobody needs to resolve.</summary>
    public bool IsGiven { get; init; }

    /// <summary>A name that leads nowhere that is known.</summary>
    public static Resolution NotKnown(string code, string why, string? resource = null) =>
        new([], [new("dns", Direction.Forward, PathState.Unknown, code, resource, null, why)]);
}
