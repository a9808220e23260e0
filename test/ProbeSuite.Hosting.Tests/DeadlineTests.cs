using Microsoft.Extensions.Time.Testing;

namespace ProbeSuite.Hosting.Tests;

public sealed class DeadlineTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void It_fires_when_only_the_reserve_is_left()
    {
        var clock = new FakeTimeProvider();
        using var deadline = Deadline.Before(3 * Second, Second, clock);

        clock.Advance((2 * Second) - TimeSpan.FromMilliseconds(1));
        Assert.False(deadline.IsCancellationRequested);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(deadline.IsCancellationRequested);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void It_has_fired_when_no_more_than_the_reserve_is_left(int seconds)
    {
        using var deadline = Deadline.Before(seconds * Second, Second, new FakeTimeProvider());
        Assert.True(deadline.IsCancellationRequested);
    }

    [Fact]
    public void It_takes_a_deadline_in_another_century()
    {
        using var deadline = Deadline.Before(TimeSpan.FromDays(100_000), Second, new FakeTimeProvider());
        Assert.False(deadline.IsCancellationRequested);
    }
}
