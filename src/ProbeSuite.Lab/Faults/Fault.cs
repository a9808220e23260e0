using Microsoft.AspNetCore.Http;
using ProbeSuite.Lab.Network;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Faults;

/// <summary>
/// One thing that goes wrong in a lab on purpose, and what the suite must say of it. Either the configuration changes, and the
/// lab's kernel and its EC2 API change together; or something breaks that no configuration shows. Nothing has been done yet.
/// </summary>
/// <param name="Name">A word for the command line, <c>nat-route</c>.</param>
/// <param name="Breaks">What happens, a clause for people.</param>
/// <param name="Names">What the report must name: a resource's id, a permission, an error's name.</param>
/// <param name="Symptoms">
/// All that must differ from the report of the healthy lab of the project's own template, as <see cref="Difference"/> writes it.
/// </param>
public sealed record Fault(string Name, string Breaks, string Names, string Symptoms)
{
    /// <summary>Edits the configuration; null from it when the network has nothing of the kind.</summary>
    internal Func<Snapshot, Snapshot?>? Configuration { get; init; }

    /// <summary>Picks the namespace that takes no packet any more, while the configuration says nothing of it; null from it when there is none.</summary>
    internal Func<LabPlan, string?>? Silences { get; init; }

    /// <summary>Answers a request in place of a service, if this one goes wrong: true when it did. The text is the function that faults of one function befall.</summary>
    internal Func<HttpContext, string?, ValueTask<bool>>? Answers { get; init; }

    /// <summary>What the first probe in a VPC does instead of probing; null when it probes.</summary>
    internal BrokenProbe? Probe { get; init; }

    /// <summary>Whether it befalls the first probe in a VPC, so that there must be one.</summary>
    internal bool BefallsProbe { get; init; }

    /// <summary>What becomes of databases.</summary>
    internal DatabaseState? Databases { get; init; }

    /// <summary>Whether public hosts that are not AWS's show a certificate that ended yesterday.</summary>
    internal bool CertificatesExpire { get; init; }
}

/// <summary>What a database of the lab is doing.</summary>
internal enum DatabaseState
{
    /// <summary>It takes connections.</summary>
    Up,

    /// <summary>Its process has ended.</summary>
    Down,

    /// <summary>It has one connection to give, and somebody holds it.</summary>
    Full,
}

/// <summary>A program in the place of a probe.</summary>
/// <param name="Ending">What it does, in bash, once it has taken an event.</param>
/// <param name="TimeoutSeconds">The function's time-out meanwhile.</param>
internal sealed record BrokenProbe(string Ending, int TimeoutSeconds)
{
    /// <summary>The program: a runtime that polls once, as small as one can be.</summary>
    public string Program => $"""
        #!/bin/bash
        exec 3<>"/dev/tcp/${"{"}AWS_LAMBDA_RUNTIME_API/://{"}"}"
        printf 'GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: lab\r\n\r\n' >&3
        read -r <&3
        {Ending}

        """;
}
