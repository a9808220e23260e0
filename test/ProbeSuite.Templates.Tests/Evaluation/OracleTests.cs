using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace ProbeSuite.Templates.Evaluation;

/// <summary>Functions made at random, of which cfn-lint said what they come to; <c>oracle.py</c> makes the list anew.</summary>
public class OracleTests
{
    [Fact]
    public void Functions_come_to_what_cfn_lint_makes_of_them()
    {
        var lines = File.ReadAllLines(Path.Combine(Here(), "oracle.jsonl"));
        var cases = lines.Skip(1).Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        var template = JsonNode.Parse(lines[0])!.AsObject();
        template["Outputs"] = new JsonObject(cases.Select((each, index) => KeyValuePair.Create($"It{index}", (JsonNode?)new JsonObject { ["Value"] = each["function"]!.DeepClone() })));

        var outputs = TemplateReader.Parse("template.json", template.ToJsonString(), Templates.Here).Outputs;

        Assert.Equal(400, cases.Count);
        Assert.All(cases.Index(), each => Assert.Equal(Text(each.Item["value"]!), outputs[$"It{each.Index}"]));
    }

    private static string Text(JsonNode value) => value is JsonValue text ? $"{text}" : value.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
