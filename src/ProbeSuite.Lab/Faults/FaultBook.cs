namespace ProbeSuite.Lab.Faults;

/// <summary>All faults, in the order in which they are listed.</summary>
public static class FaultBook
{
    /// <summary>The faults.</summary>
    public static IReadOnlyList<Fault> All { get; } = [.. SilentFaults.All, .. RouteFaults.All, .. GateFaults.All, .. FunctionFaults.All, .. ServiceFaults.All];

    /// <summary>A fault by its name; null when there is none.</summary>
    public static Fault? Find(string name) => All.FirstOrDefault(fault => fault.Name == name);
}
