using System.Net;
using ProbeSuite.Checks;
using ProbeSuite.Reachability;
using ProbeSuite.Targets;
using ProbeSuite.Topology;

namespace ProbeSuite.Comparison;

/// <summary>Puts prediction beside observation.</summary>
/// <param name="snapshot">The network, in which public addresses are looked up.</param>
/// <param name="bucket">The suite's own bucket, some of whose objects are served through a VPC endpoint only; null for none.</param>
public sealed class Comparer(Snapshot snapshot, string? bucket)
{
    /// <summary>Objects under this prefix are served by the bucket's policy only to requests that come through a VPC endpoint.</summary>
    public const string ViaEndpointPrefix = "via-endpoint/";

    /// <summary>The cell of a placement whose probe answered.</summary>
    /// <param name="placement">The placement's name.</param>
    /// <param name="target">The target.</param>
    /// <param name="predicted">What the configuration says.</param>
    /// <param name="seen">What the probe saw.</param>
    /// <param name="fix">Finds the smallest change that opens the predicted way; asked only where that is of use.</param>
    public Cell Compare(string placement, Target target, Prediction predicted, Observation seen, Func<string?> fix)
    {
        var observed = Observe(target, seen);
        var agreement = Agreements.Of(predicted.Path, observed.Path);
        return new()
        {
            Placement = placement,
            Target = target.Name,
            Agreement = agreement,
            Observed = observed,
            Predicted = Half(predicted),
            Explanation = Explanation.Of(new(target, predicted, seen, observed, agreement, IsOnlyViaEndpoint(target), Owner(seen))),
            Cause = agreement == Agreement.Unknown && predicted.Path == PathState.Unknown ? Explanation.NotKnownFor(predicted) : null,
            Fix = Fix(target, predicted, observed, agreement, fix),
        };
    }

    /// <summary>The cell of a placement whose probe could not be asked: nothing is known of its network.</summary>
    public static Cell NotRun(string placement, Target target, Prediction predicted, NotRunReason reason) => new()
    {
        Placement = placement,
        Target = target.Name,
        Agreement = Agreement.NotRun,
        Predicted = Half(predicted),
        Explanation = $"Not run: {reason.Sentence}",
        Fix = reason.Fix,
    };

    private Observed Observe(Target target, Observation seen)
    {
        var permission = seen.Outcome.PermissionFor(target);
        return new()
        {
            Path = seen.Outcome.Path,
            Permission = permission,
            Outcome = Evidence.Name(seen.Outcome),
            Address = seen.EgressAddress,
            ServedVia = permission == Permission.Granted && IsOnlyViaEndpoint(target) ? "vpc endpoint" : null,
            RemoteAddress = seen.RemoteAddress,
            // Generated readers leave what the JSON lacks null, whatever the property's own default.
            Stages = seen.Stages ?? [],
            Error = seen.Error,
            Certificate = seen.Certificate,
        };
    }

    private bool IsOnlyViaEndpoint(Target target) =>
        target.Kind == TargetKind.S3 && target.Host == bucket && target.Path.StartsWith(ViaEndpointPrefix, StringComparison.Ordinal);

    private AddressOwner? Owner(Observation seen) =>
        IPAddress.TryParse(seen.EgressAddress, out var address) ? AddressOwner.Of(snapshot, address) : null;

    private string? Fix(Target target, Prediction predicted, Observed observed, Agreement agreement, Func<string?> fix) => agreement switch
    {
        Agreement.BlockedAsPredicted when predicted.Path == PathState.Blocked => fix(),
        Agreement.Unknown when predicted.Path == PathState.Blocked || predicted.Ways is [{ Path: PathState.Blocked }, ..] => fix(),
        _ when observed.Permission == Permission.Denied && target.Kind == TargetKind.S3 && !IsOnlyViaEndpoint(target) =>
            $"Allow s3:GetObject on {target.Host}/{target.Path} in the function's role and in the bucket's and the endpoint's policy, unless the refusal is meant.",
        _ => null,
    };

    private static Predicted Half(Prediction prediction) =>
        new(prediction.Path, prediction.EgressAddress, prediction.Codes, prediction.Steps, prediction.Ways);
}

/// <summary>Why a probe could not be asked; it says nothing of the network.</summary>
/// <param name="Sentence">What happened, for people.</param>
/// <param name="Fix">What to do; null when waiting is all.</param>
public sealed record NotRunReason(string Sentence, string? Fix);
