using ProbeSuite.Targets;

namespace ProbeSuite.Tests.Targets;

public class DurationsTests
{
    [Theory]
    [InlineData("500ms", 500)]
    [InlineData("3s", 3_000)]
    [InlineData("3", 3_000)]
    [InlineData(" 1.5s ", 1_500)]
    [InlineData("2m", 120_000)]
    [InlineData("1h", 3_600_000)]
    [InlineData("0", 0)]
    [InlineData("", null)]
    [InlineData("s", null)]
    [InlineData("-1s", null)]
    [InlineData("1e9s", null)]
    [InlineData("3 s", null)]
    [InlineData("3sm", null)]
    [InlineData("NaN", null)]
    [InlineData("99999999999999999999", null)]
    public void A_time_is_read_as_people_write_it(string text, int? milliseconds)
    {
        Assert.Equal(milliseconds is not null, Durations.TryParse(text, out var duration));
        Assert.Equal(milliseconds ?? 0, duration.TotalMilliseconds);
    }

    [Theory]
    [InlineData(0.25, "0.3 ms")]
    [InlineData(300, "300 ms")]
    [InlineData(3_000, "3 s")]
    [InlineData(1_550, "1.55 s")]
    [InlineData(150_000, "2.5 min")]
    [InlineData(10_800_000, "3 h")]
    public void A_time_is_written_in_the_unit_that_people_choose(double milliseconds, string text) =>
        Assert.Equal(text, Durations.Text(TimeSpan.FromMilliseconds(milliseconds)));
}
