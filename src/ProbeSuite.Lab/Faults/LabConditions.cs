using Microsoft.AspNetCore.Http;

namespace ProbeSuite.Lab.Faults;

/// <summary>What is broken in a running lab at the moment, for the services that must know.</summary>
/// <param name="victim">The first probe in a VPC, by its function's name; null when there is none.</param>
internal sealed class LabConditions(string? victim)
{
    private volatile IReadOnlyList<Fault> _active = [];

    /// <summary>The faults in force.</summary>
    public IReadOnlyList<Fault> Active
    {
        get => _active;
        set => _active = value;
    }

    /// <summary>The function that faults of one function befall.</summary>
    public string? Victim => victim;

    /// <summary>Whether public hosts show an old certificate.</summary>
    public bool CertificatesExpire => Active.Any(fault => fault.CertificatesExpire);

    /// <summary>Answers a request in place of its service, if that goes wrong: true when it did.</summary>
    public async ValueTask<bool> AnswerAsync(HttpContext context)
    {
        foreach (var fault in Active)
        {
            if (fault.Answers is { } answer && await answer(context, victim))
            {
                return true;
            }
        }

        return false;
    }
}
