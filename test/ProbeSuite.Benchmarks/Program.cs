using BenchmarkDotNet.Running;
using ProbeSuite.Benchmarks;
using ProbeSuite.Benchmarks.Probing;

// `--quick` prints the predictor's seconds at once, `--probing` holds checks against blackbox_exporter; anything else is
// for BenchmarkDotNet, which takes its time and finds out more.
if (args is ["--quick", ..])
{
    Quick.Run();
    return;
}

if (args is ["--probing", ..])
{
    await SideBySide.RunAsync(args[1..]);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Quick).Assembly).Run(args);
