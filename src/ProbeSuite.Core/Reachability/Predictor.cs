using System.Net;
using ProbeSuite.Targets;
using ProbeSuite.Topology;

namespace ProbeSuite.Reachability;

/// <summary>Says from the configuration alone what a placement reaches, and why.</summary>
/// <param name="snapshot">The network.</param>
/// <param name="names">Addresses of public names, as somebody resolved them; names that are not in it are told by the snapshot, or not known.</param>
public sealed class Predictor(Snapshot snapshot, IReadOnlyDictionary<string, IReadOnlyList<IPAddress>>? names = null)
{
    /// <summary>From a placement: every subnet is judged, and where they differ the prediction is unknown and says so.</summary>
    /// <param name="from">How the function is attached.</param>
    /// <param name="to">What it is to reach.</param>
    /// <param name="subnetId">The one subnet that the probe was seen in; null when any may be used.</param>
    public Prediction Predict(Placement from, Target to, string? subnetId = null) =>
        Prediction.Unknown("PS_NOT_MODELLED", $"no prediction from {subnetId ?? from.VpcId ?? "no VPC"} to {to} in {snapshot.Region}, {names?.Count ?? 0} names");

    /// <summary>From a network interface or an instance's primary one.</summary>
    /// <param name="from">Its id, <c>eni-…</c> or <c>i-…</c>.</param>
    /// <param name="to">What it is to reach.</param>
    /// <exception cref="ArgumentException">The snapshot has no such interface or instance.</exception>
    public Prediction PredictFrom(string from, Target to) => Predict(Placement.NoVpc, to, from);
}
