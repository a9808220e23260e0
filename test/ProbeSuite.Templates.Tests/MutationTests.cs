using System.Runtime.CompilerServices;

namespace ProbeSuite.Templates;

/// <summary>However a template is broken, it is read or refused, and nothing else.</summary>
public class MutationTests
{
    private static readonly string[] Splinters =
    [
        "!Ref ", "!Sub ", "!If ", "Fn::ForEach::x", "${", "}", "[", "]", "{", ":", "- ", "\n", "\t", "!GetAtt ", "AWS::NoValue", "'", "\"", "&a ", "*a", "!Split ", "!Cidr ",
        "{{resolve:", "null", "~", "-1", "99999999999999999999", "", "|", ">", "?", "#", "%", "!", "<<: ", "\\U00110000", "\uD800", "Vpc", "Fn::Transform", "Condition: ",
    ];

    [Theory]
    [InlineData(20_261_125)]
    [InlineData(7)]
    public void A_mutated_template_is_read_or_refused(int seed)
    {
        var random = new Random(seed);
        var whole = File.ReadAllText(Path.Combine(Here(), "../../template.yaml"));
        for (var round = 0; round < 200; round++)
        {
            var text = Mutated(random, whole);
            try
            {
                TemplateReader.Parse("template.yaml", text, round % 2 == 0 ? Templates.Here : new());
            }
            catch (TemplateException e)
            {
                Assert.StartsWith("template.yaml", e.Message);
            }
            catch (Exception e)
            {
                Assert.Fail($"seed {seed}, round {round}: {e}");
            }
        }
    }

    private static string Mutated(Random random, string text)
    {
        for (var change = random.Next(1, 5); change > 0; change--)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(12), text.Length - at);
            text = random.Next(4) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Splinters[random.Next(Splinters.Length)]),
                2 => text.Remove(at, length).Insert(at, Splinters[random.Next(Splinters.Length)]),
                // One line in another's place.
                _ => SwapLines(text.Split('\n'), random),
            };
        }

        return text;
    }

    private static string SwapLines(string[] lines, Random random)
    {
        var (one, other) = (random.Next(lines.Length), random.Next(lines.Length));
        (lines[one], lines[other]) = (lines[other], lines[one]);
        return string.Join('\n', lines);
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
