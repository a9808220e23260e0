using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Core;

namespace ProbeSuite.Templates.Parsing;

/// <summary>A template's text into nodes. Whether it is YAML or JSON, the text tells and not the file's ending.</summary>
internal static partial class TemplateText
{
    /// <summary>Mappings and lists inside one another; CloudFormation's own limits lie far below.</summary>
    public const int MostDepth = 100;

    /// <summary>Reads a template.</summary>
    /// <param name="file">Its name, for errors.</param>
    /// <param name="text">Its text.</param>
    public static Node Parse(string file, string text)
    {
        var plain = text.TrimStart('\uFEFF');
        try
        {
            return LooksLikeJson().IsMatch(plain) ? new JsonNodes(file, plain).Read() : Yaml(file, plain);
        }
        catch (YamlException e)
        {
            var line = (int)Math.Clamp(e.Start.Line, 1, int.MaxValue);
            throw new TemplateException(file, MacroLine(plain) ?? line, null, MacroLine(plain) is null
                ? $"this is not YAML: {Sentence(e)}"
                : "this is a line of a macro language such as Jinja; expand the template first.");
        }
        catch (JsonException e)
        {
            throw new TemplateException(file, (int)(e.LineNumber ?? 0) + 1, null, $"this is not JSON: {e.Message.Split(" Path:")[0].Split(" LineNumber:")[0]}");
        }
    }

    private static Node Yaml(string file, string text)
    {
        var nodes = new YamlNodes(file, text);
        try
        {
            return nodes.Read();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or OverflowException or FormatException)
        {
            // Some mistakes the parser meets without a word of its own.
            throw new TemplateException(file, nodes.Line, null, "this is not YAML: behind this line a list, mapping or text breaks off.");
        }
    }

    // A flow mapping of YAML may begin with a brace as well, but not with a quoted key and a line of JSON behind it.
    [GeneratedRegex(@"^\s*\{\s*(""(\\.|[^""\\])*""\s*:|\})")]
    private static partial Regex LooksLikeJson();

    [GeneratedRegex(@"^\s*(\{%|\{#|<%|#\s*\{%)")]
    private static partial Regex Macro();

    private static int? MacroLine(string text)
    {
        var lines = text.Split('\n');
        var at = Array.FindIndex(lines, line => Macro().IsMatch(line));
        return at < 0 ? null : at + 1;
    }

    private static string Sentence(YamlException e)
    {
        var innermost = (Exception)e;
        while (innermost.InnerException is { } inner)
        {
            innermost = inner;
        }

        var message = innermost.Message;
        var at = message.StartsWith('(') ? message.IndexOf("): ", StringComparison.Ordinal) : -1;
        return at < 0 ? message : message[(at + 3)..];
    }
}
