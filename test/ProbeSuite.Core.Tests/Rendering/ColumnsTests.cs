using ProbeSuite.Rendering;

namespace ProbeSuite.Tests.Rendering;

public class ColumnsTests
{
    [Theory]
    [InlineData("plain", 5)]
    [InlineData("naïve →", 7)]
    [InlineData("支払い", 6)]
    [InlineData("e\u0301", 1)]
    [InlineData("a🚀", 3)]
    [InlineData("ﾊﾝｶｸ", 4)]
    public void Wide_letters_take_two_columns_and_marks_none(string text, int columns)
    {
        Assert.Equal(columns, Columns.Of(text));
        Assert.Equal(columns + 2, Columns.Of(Columns.Pad(text, columns + 2)));
    }

    [Fact]
    public void A_matrix_of_wide_names_stands_straight() => Assert.StartsWith(
        """
                決済  dns
        支払い   ✓     ·
        no-vpc   ✗     ✓

        """.ReplaceLineEndings("\n"),
        MatrixText.Render(SomeReport.Of("""
            決済 dns
            支払い o x
            no-vpc X o
            """)), StringComparison.Ordinal);

    [Fact]
    public void Lines_of_wide_letters_break_where_the_terminal_ends() =>
        Assert.All(Wrapping.Lines(string.Join(' ', Enumerable.Repeat("漢字", 30)), 20), line => Assert.InRange(Columns.Of(line), 1, 20));
}
