using ProbeSuite.Checks;

namespace ProbeSuite.Tests.Checks;

public class PlainTests
{
    [Theory]
    [InlineData("Größe 7", "Größe 7")]
    [InlineData("a\u001b[31mb", "a?[31mb")]
    [InlineData("a\u202eb", "a?b")]               // turns the direction of writing, and is no control character
    [InlineData("0123456789", "0123456789")]
    [InlineData("0123456789a", "0123456789…")]
    public void What_a_stranger_wrote_is_short_and_harmless(string written, string shown) =>
        Assert.Equal(shown, Plain.Text(written, 10));

    [Fact]
    public void Half_a_character_is_a_question_mark() => Assert.Equal("a?", Plain.Text("a\ud800", 10));
}
