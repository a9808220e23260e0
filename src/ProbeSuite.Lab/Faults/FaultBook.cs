using ProbeSuite.Lab.Services;

namespace ProbeSuite.Lab.Faults;

/// <summary>All faults, in the order in which they are listed.</summary>
public static class FaultBook
{
    /// <summary>The faults.</summary>
    public static IReadOnlyList<Fault> All { get; } = [.. SilentFaults.All, .. RouteFaults.All, .. GateFaults.All, .. FunctionFaults.All, .. ServiceFaults.All];

    /// <summary>A fault by its name.</summary>
    /// <exception cref="LabException">There is none of that name.</exception>
    public static Fault Find(string name) => All.FirstOrDefault(fault => fault.Name == name)
        ?? throw new LabException($"there is no fault {name}; there are {string.Join(", ", All.Select(fault => fault.Name))}");
}
