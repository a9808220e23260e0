using ProbeSuite.Lab.Tests.Faults;
using ProbeSuite.Lab.Tests.Running;
using ProbeSuite.Lab.Tests.Scenarios;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace ProbeSuite.Lab.Tests.Running;

/// <summary>The two classes that wait longest for silence begin, side by side; the others follow where one has ended.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest = [typeof(ScenarioTests).FullName!, typeof(FaultTrialTests).FullName!];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(collection => Longest.Any(name => collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)))];
}
