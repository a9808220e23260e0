using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ProbeSuite.Lab.Tests;

/// <summary>botocore, AWS's own client for Python: what it cannot read is not AWS's wire format.</summary>
internal static class Boto
{
    /// <summary>Evaluates calls on a client, one after the other.</summary>
    /// <param name="service">botocore's name of the service.</param>
    /// <param name="url">Where it is.</param>
    /// <param name="rootCertificate">Whom the client trusts; null over plain HTTP.</param>
    /// <param name="calls">Python expressions over <c>c</c>, the client.</param>
    /// <returns>What each answered, without the metadata; of an error, <c>Error</c> and <c>Status</c>.</returns>
    public static async Task<JsonNode[]> AskAsync(string service, string url, string? rootCertificate, params string[] calls)
    {
        var start = new ProcessStartInfo("python3", [Path.Combine(AppContext.BaseDirectory, "boto.py"), service, url, rootCertificate ?? "", .. calls])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return [.. JsonNode.Parse(await output)!.AsArray().Select(answer => answer!)];
    }
}
