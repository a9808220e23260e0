namespace ProbeSuite.Lab.Network;

/// <summary>What must be done in a running namespace to bring an edited plan into force.</summary>
internal static class PlanChange
{
    /// <summary>Only rules and routes may differ.</summary>
    public static void Check(LabPlan running, LabPlan changed)
    {
        var (before, after) = (Fixed(running).ToArray(), Fixed(changed).ToArray());
        var difference = after.Except(before).Select(line => $"new {line}").Concat(before.Except(after).Select(line => $"without {line}")).FirstOrDefault();
        if (difference is not null)
        {
            throw new LabInputException($"a running lab cannot change its interfaces: {difference}");
        }
    }

    /// <summary>Replaces what differs. Between the removal of the old routes and the last new one, packets may be lost.</summary>
    /// <param name="run">Runs lines in a namespace by a tool.</param>
    /// <param name="running">What is in force.</param>
    /// <param name="changed">What shall be.</param>
    public static void Apply(Action<string, string, IReadOnlyList<string>> run, NamespacePlan running, NamespacePlan changed)
    {
        if (!running.Routes.SequenceEqual(changed.Routes))
        {
            run(changed.Name, "ip -batch -", [.. Gone(running.Routes, changed.Routes), .. changed.Routes.Except(running.Routes)]);
        }

        if (!running.Rules6.SequenceEqual(changed.Rules6))
        {
            run(changed.Name, "ip -6 -batch -", [.. Gone(running.Rules6, changed.Rules6), .. changed.Rules6.Except(running.Rules6)]);
        }

        if (running.Nft != changed.Nft)
        {
            run(changed.Name, "nft -f -", [changed.Nft ?? "flush ruleset"]);
        }
    }

    private static IEnumerable<string> Gone(IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        before.Except(after).Select(line => line
            .Replace("route add ", "route del ", StringComparison.Ordinal)
            .Replace("rule add ", "rule del ", StringComparison.Ordinal));

    private static IEnumerable<string> Fixed(LabPlan plan) =>
    [
        .. plan.Namespaces.Select(ns => $"{ns.Name}: {ns.Plays}"),
        .. plan.Namespaces.SelectMany(ns => ns.Addresses.Select(line => $"{ns.Name}: {line}")),
        .. plan.Links.Select(link => $"{link.Namespace}: {link.Device} to {link.PeerNamespace}"),
    ];
}
