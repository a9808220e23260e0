namespace ProbeSuite.Cli.Tests;

/// <summary>Tests of whole labs run one after the other, beside no other test: what is silent for a second must be silent, and not slow.</summary>
[CollectionDefinition(nameof(WholeLabs), DisableParallelization = true)]
public sealed class WholeLabs;
