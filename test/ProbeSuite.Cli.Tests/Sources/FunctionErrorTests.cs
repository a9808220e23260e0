using System.Text;

namespace ProbeSuite.Cli.Sources;

public class FunctionErrorTests
{
    [Theory]
    [InlineData("""{"errorType":"T","errorMessage":"why"}""", "", "T: why")]
    [InlineData("""{"errorMessage":"why"}""", "", "Unhandled: why")]
    [InlineData("Task timed out", """{"errorType":"T","errorMessage":"why"}""", "T: why")]
    [InlineData("Task timed out", """{"ended":"network"}""", "Unhandled: Task timed out")]
    [InlineData(null, "cut off", "Unhandled: cut off")]
    [InlineData(null, "", "Unhandled: Unhandled")]
    public void An_error_is_read_from_where_it_is(string? details, string last, string expected)
    {
        var (plain, encoded) = (FunctionError.Read("Unhandled", details, last), FunctionError.Read("Unhandled", details is ['{', ..] ? Convert.ToBase64String(Encoding.UTF8.GetBytes(details)) : details, last));

        Assert.Equal((expected, expected), ($"{plain.Type}: {plain.Message}", $"{encoded.Type}: {encoded.Message}"));
    }
}
