using ProbeSuite.Rendering;

namespace ProbeSuite.Tests.Rendering;

public class MatrixTextTests
{
    [Fact]
    public void Every_state_has_its_sign_and_its_place_in_the_legend() => Assert.Equal(
        """
                        a-wide-target  b  c  dd  e  f  g
        no-vpc                ✓        d  ·  ✗   !  ?  -
        private-subnet        -        ?  !  ✗   ·  d  ✓

        ✓ open as predicted   d open as predicted, permission denied   · blocked as predicted
        ✗ blocked, should be open   ! open, should be blocked   ? not known   - not run

        """.ReplaceLineEndings("\n"),
        MatrixText.Render(SomeReport.Of("""
            a-wide-target b c dd e f g
            no-vpc         o d x X ! ? -
            private-subnet - ? ! X x d o
            """)));

    [Fact]
    public void Cells_come_in_any_order_and_a_missing_one_stays_blank()
    {
        var report = SomeReport.Of("""
            internet dns
            no-vpc o x
            endpoint x o
            """);
        var whole = MatrixText.Render(report);

        Assert.Equal(whole, MatrixText.Render(report with { Cells = [.. report.Cells.Reverse()] }));
        Assert.Contains("endpoint     ·\n", MatrixText.Render(report with { Cells = [.. report.Cells.Take(3)] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_drawn_of_nothing() => Assert.Equal("", MatrixText.Render(SomeReport.Of([], [])));

    [Theory]
    [InlineData(1, 60)]
    [InlineData(6, 12)]
    [InlineData(6, 60)]
    [InlineData(14, 60)]
    [InlineData(100, 3)]
    public void No_line_is_wider_than_a_terminal_and_six_targets_stand_in_one_block(int targets, int length)
    {
        var names = Enumerable.Range(0, targets).Select(number => $"{number}-{new string('n', length)}-{number}").ToArray();
        var report = SomeReport.Of(names, new() { [new string('p', 60)] = new('o', targets), ["no-vpc"] = new('x', targets) });
        var lines = MatrixText.Render(report).Split('\n');
        var matrix = lines.TakeWhile(line => !line.StartsWith('✓')).ToArray();

        Assert.All(matrix, line => Assert.InRange(line.Length, 0, 100));
        Assert.Equal(targets, matrix.Sum(line => line.Count(letter => letter == '✓')));
        Assert.Equal(targets, matrix.Sum(line => line.Count(letter => letter == '·')));
        Assert.True(targets > 6 || matrix.Count(line => line.Contains('✓', StringComparison.Ordinal)) == 1);
    }
}
