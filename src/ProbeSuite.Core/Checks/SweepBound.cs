namespace ProbeSuite.Checks;

/// <summary>How much may run at once without running out of file descriptors or memory, which would look like a broken network.</summary>
internal static class SweepBound
{
    // The runtime's own files, the poll of the Runtime API, a log line.
    private const int Reserve = 32;

    // A TLS connection takes 110 KB with OpenSSL's and the runtime's buffers, a silent one 10 KB; a sweep has of both.
    private const long BytesPerCheck = 96 * 1024;

    // What the program itself occupies.
    private const long OwnBytes = 32L * 1024 * 1024;

    /// <summary>Lookups at once. An abandoned one keeps its socket until the C library gives up.</summary>
    public static int Lookups { get; } = LookupsFor(OpenFiles.Limit);

    /// <summary>Checks at once, from what this process may open and the memory that it has.</summary>
    public static int Checks => ChecksFor(OpenFiles.Limit, OpenFiles.Count() ?? Reserve, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    internal static int LookupsFor(int files) => Math.Clamp(files / 8, 4, 256);

    internal static int ChecksFor(int files, int open, long memory) => (int)Math.Clamp(
        Math.Min(files - open - Reserve - LookupsFor(files), (memory - OwnBytes) / BytesPerCheck), 4, 4096);
}
