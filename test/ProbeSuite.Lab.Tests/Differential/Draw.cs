namespace ProbeSuite.Lab.Tests.Differential;

/// <summary>Lots drawn from a seed: the same seed gives the same lots.</summary>
internal sealed class Draw(int seed)
{
    private readonly Random _random = new(seed);

    public bool Chance(int percent) => _random.Next(100) < percent;

    public int Between(int least, int most) => _random.Next(least, most + 1);

    public T OneOf<T>(IReadOnlyList<T> things) => things[_random.Next(things.Count)];

    /// <summary>Each of them with a chance.</summary>
    public T[] Some<T>(int percent, IEnumerable<T> things) => [.. things.Where(_ => Chance(percent))];

    /// <summary>One or more of them.</summary>
    public T[] OneOrMore<T>(int percent, IReadOnlyList<T> things) => Some(percent, things) is { Length: > 0 } some ? some : [OneOf(things)];
}
