using ProbeSuite.Comparison;
using ProbeSuite.Topology;

namespace ProbeSuite.Laws;

/// <summary>All laws, in the order in which reports list them.</summary>
public static class LawBook
{
    private static readonly Law[] Laws = [.. NoVpcLaws.All, .. AttachmentLaws.All, .. InternetLaws.All, .. EndpointLaws.All, .. FunctionLaws.All];

    /// <summary>Judges every law from a run's cells and the network.</summary>
    /// <param name="report">The run; its own laws are not read.</param>
    /// <param name="snapshot">The network at that moment.</param>
    public static IReadOnlyList<LawVerdict> Judge(Report report, Snapshot snapshot)
    {
        var trial = new Trial(report, snapshot);
        return
        [
            .. from law in Laws
               let ruling = law.Judge(trial)
               select new LawVerdict(law.Name, law.Statement, ruling.Verdict, ruling.Evidence),
        ];
    }
}
