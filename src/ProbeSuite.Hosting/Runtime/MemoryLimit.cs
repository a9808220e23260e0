namespace ProbeSuite.Hosting.Runtime;

/// <summary>
/// Tells the garbage collector how much memory the function has. It would otherwise size its heap by the host's
/// memory, which Lambda does not hide, and be killed where a collection would have done.
/// </summary>
internal static class MemoryLimit
{
    // The share that .NET itself takes of a container's limit; the rest is code, stacks and sockets' buffers.
    private const double HeapShare = 0.75;

    /// <summary>Limits the heap to three quarters of the function's memory.</summary>
    /// <param name="memoryInMB">The memory of the function; 0 leaves the collector alone.</param>
    public static void Apply(int memoryInMB)
    {
        if (memoryInMB > 0)
        {
            AppContext.SetData("GCHeapHardLimit", (ulong)(memoryInMB * HeapShare * 1024 * 1024));
            GC.RefreshMemoryLimit();
        }
    }
}
