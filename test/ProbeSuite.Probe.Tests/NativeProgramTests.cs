using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ProbeSuite.Probe.Tests;

/// <summary>The native program that <c>make functions</c> puts into artifacts, as it is deployed.</summary>
public class NativeProgramTests
{
    internal static string Program(string function) => Path.Combine(FindRoot(AppContext.BaseDirectory), "artifacts", "functions", function, "bootstrap");

    [Fact]
    public async Task It_asks_for_its_first_invocation_within_ten_milliseconds()
    {
        var (quickest, most) = (TimeSpan.MaxValue, TimeSpan.FromMilliseconds(10));
        for (var start = 0; start < 100 && quickest > most; start++)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var began = Stopwatch.GetTimestamp();
            using var probe = Process.Start(new ProcessStartInfo(Program("probe")) { Environment = { ["AWS_LAMBDA_RUNTIME_API"] = $"{listener.LocalEndpoint}" }, RedirectStandardOutput = true })!;
            using var client = await listener.AcceptTcpClientAsync();
            await client.GetStream().ReadExactlyAsync(new byte[4]);
            var took = Stopwatch.GetElapsedTime(began);
            quickest = took < quickest ? took : quickest;
            probe.Kill();
            await probe.WaitForExitAsync();
        }

        // The quickest of several: whatever else the machine does can only make it slower.
        Assert.InRange(quickest, TimeSpan.Zero, most);
    }

    [Theory]
    [InlineData("probe")]
    [InlineData("aggregator")]
    public void It_needs_no_newer_glibc_than_Amazon_Linux_2023_has(string function)
    {
        var start = new ProcessStartInfo("objdump", ["-T", Program(function)]) { RedirectStandardOutput = true };
        using var objdump = Process.Start(start)!;
        var versions = objdump.StandardOutput.ReadToEnd().Split("GLIBC_").Skip(1).Select(rest => Version.Parse(string.Concat(rest.TakeWhile(character => char.IsAsciiDigit(character) || character == '.')))).ToList();

        Assert.NotEmpty(versions);
        Assert.InRange(versions.Max()!, new(2, 0), new(2, 34));
    }

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "ProbeSuite.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder)!);
}
