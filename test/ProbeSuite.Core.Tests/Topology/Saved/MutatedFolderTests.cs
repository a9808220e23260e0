using System.Text.RegularExpressions;

namespace ProbeSuite.Topology.Saved;

/// <summary>Whatever is wrong with a file, it is read or refused, and never ends in another exception.</summary>
public partial class MutatedFolderTests
{
    private static readonly string[] Values = ["null", "1", "\"x\"", "\"\"", "[]", "{}", "[1]", "[null]", "\"\\ud800\"", "-99999999999", "1e99", "true", "\"300.1.1.1/99\""];

    [Theory]
    [InlineData("cut off")]
    [InlineData("one value another")]
    [InlineData("a few characters another")]
    public void A_file_that_is_odd_is_read_or_refused(string how)
    {
        var random = new Random(20_261_125);   // fixed: a failure can be run again
        var sound = string.Concat(SnapshotJson.Bodies(Everything.Snapshot).Select(body => body.Json.ToJsonString()));
        using var folder = new SavedFolder();
        var (read, refused) = (0, 0);
        for (var round = 0; round < 300; round++)
        {
            folder.With("saved.json", Mutate(sound, how, random));
            try
            {
                SnapshotFolder.Read(folder.Path);
                read++;
            }
            catch (SnapshotException)
            {
                refused++;
            }
        }

        Assert.True(refused > 30 && (how != "one value another" || read > 30), $"{read} read, {refused} refused: the mutations try too little");
    }

    private static string Mutate(string text, string how, Random random)
    {
        switch (how)
        {
            case "cut off":
                return text[..random.Next(1, text.Length)];
            case "one value another":
                var values = JsonValue().Matches(text);
                var value = values[random.Next(values.Count)];
                return $"{text[..value.Index]}{Values[random.Next(Values.Length)]}{text[(value.Index + value.Length)..]}";
            default:
                var characters = text.ToCharArray();
                for (var change = 0; change < 3; change++)
                {
                    characters[random.Next(characters.Length)] = "{}[]\",:0n\\é\0"[random.Next(12)];
                }

                return new string(characters);
        }
    }

    /// <summary>A text, number, true, false or null that stands behind a name or in a list.</summary>
    [GeneratedRegex("(?<=[:,\\[])(\"[^\"\\\\]*\"(?!:)|-?[0-9]+|true|false|null)")]
    private static partial Regex JsonValue();
}
