using ProbeSuite.Rendering;

namespace ProbeSuite.Tests.Rendering;

public class ShortNamesTests
{
    [Theory]
    [InlineData("internet", 8, "internet")]                              // fits
    [InlineData("https://example.com/", 11, "example.com")]              // a scheme tells nothing
    [InlineData("orders-database-primary", 11, "order…imary")]           // both ends differ from name to name
    [InlineData("a\tb\u001b", 8, "a b�")]                                // no terminal commands
    [InlineData("tcp://10.0.0.5:5432", 10, "10.0.…5432")]
    public void Name_is_shortened(string name, int longest, string brief) => Assert.Equal([brief], ShortNames.Of([name], longest));

    [Theory]
    [InlineData("https://service-1.example.com/health https://service-2.example.com/health", "service-1… service-2…")]
    [InlineData("the-service-in-the-north-of-all the-service-in-the-south-of-all", "…-the-nor… …-the-sou…")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaaaa", "…aaaaaaaaa …aaaaaaa…2")]
    [InlineData("same-name-of-two-things same-name-of-two-things", "…wo-things …wo-thin…2")]
    public void Names_of_a_family_show_what_tells_them_apart(string names, string brief) => Assert.Equal(brief.Split(' '), ShortNames.Of(names.Split(' '), 10));

    [Fact]
    public void Short_names_are_never_too_long_nor_alike()
    {
        var random = new Random(20_260_102);          // fixed: a failure can be run again
        for (var round = 0; round < 500; round++)
        {
            var names = Enumerable.Range(0, random.Next(1, 30)).Select(_ => new string([.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => "ab-é"[random.Next(4)])])).Distinct().ToArray();
            var brief = ShortNames.Of(names, 8);

            Assert.Distinct(brief);
            Assert.All(brief, name => Assert.InRange(name.Length, 1, 8));
        }
    }
}
