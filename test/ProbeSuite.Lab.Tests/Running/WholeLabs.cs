namespace ProbeSuite.Lab.Tests.Running;

/// <summary>Tests that hold a clock against a lab, or look at what it leaves in the machine, run one after the other, beside no other test.</summary>
[CollectionDefinition(nameof(WholeLabs), DisableParallelization = true)]
public sealed class WholeLabs;
