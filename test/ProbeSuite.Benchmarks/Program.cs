using BenchmarkDotNet.Running;
using ProbeSuite.Benchmarks;

// `--quick` prints seconds at once; anything else is for BenchmarkDotNet, which takes its time and finds out more.
if (args is ["--quick", ..])
{
    Quick.Run();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Quick).Assembly).Run(args);
