using System.Diagnostics;

namespace ProbeSuite.Cli.Tests.Commands;

public sealed class LabOrdersTests
{
    // What a lab of root's would be called, held by somebody else.
    private const string Impostor = """
        import os, socket, time
        name = f"\0probesuite-lab/{os.getuid()}/{os.getpid()}"
        os.setuid(65534)
        held = socket.socket(socket.AF_UNIX)
        held.bind(name)
        held.listen()
        print(flush=True)
        time.sleep(10)
        """;

    [Theory]
    [InlineData("shell", "private-subnet")]
    [InlineData("run")]
    public async Task A_lab_that_another_user_pretends_to_be_yours_gets_no_orders(params string[] order)
    {
        using var impostor = Process.Start(new ProcessStartInfo("python3", ["-c", Impostor]) { RedirectStandardOutput = true })!;
        try
        {
            Assert.NotNull(await impostor.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
            (await ProbeSuiteProgram.RunAsync(["lab", .. order, "--lab", $"{impostor.Id}"])).IsRefusal("this lab is another user's");
        }
        finally
        {
            impostor.Kill();
        }
    }
}
