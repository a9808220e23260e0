namespace ProbeSuite.Cli.Sources;

public class AnswerLinesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(1000)]
    public void Lines_are_told_once_they_are_complete_however_they_are_cut(int size)
    {
        var told = new List<string>();
        var lines = new AnswerLines(told.Add);

        foreach (var part in "one\nzwei ü\n\nreport"u8.ToArray().Chunk(size))
        {
            lines.Add(part);
        }

        Assert.Equal(["one", "zwei ü", ""], told);
        Assert.Equal((3, "report"), (lines.Count, lines.Last));
        lines.Add("\n"u8);
        Assert.Equal((4, "report", "report"), (lines.Count, lines.Last, told[^1]));
    }

    [Fact]
    public void Nothing_has_no_last_line() => Assert.Equal("", new AnswerLines(_ => { }).Last);
}
