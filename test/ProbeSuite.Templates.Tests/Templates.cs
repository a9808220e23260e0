namespace ProbeSuite.Templates;

/// <summary>Templates as a few lines of text, read for one Region and account.</summary>
internal static class Templates
{
    public static TemplateOptions Here { get; } = new() { Region = "eu-west-1", Account = "123456789012" };

    /// <summary>Options with parameters: <c>Name=Value</c>.</summary>
    public static TemplateOptions With(params string[] parameters) =>
        Here with { Parameters = parameters.Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]) };

    /// <summary>A template whose sections are given whole.</summary>
    public static Stack Read(string text, TemplateOptions? options = null) => TemplateReader.Read("template.yaml", text, options ?? Here);

    /// <summary>A template whose resources alone are given.</summary>
    public static Stack Resources(string text, TemplateOptions? options = null) =>
        Read($"Resources:\n{Indented(text)}", options);

    /// <summary>What one value comes to, as JSON or text; what is not known stands in angle brackets.</summary>
    public static string Value(string value, string sections = "", TemplateOptions? options = null) =>
        $"{Read($"{sections}\nResources: {{ Vpc: {{ Type: AWS::EC2::VPC, Properties: {{ CidrBlock: 10.0.0.0/16 }} }} }}\nOutputs:\n  It:\n    Value: {value}\n", options).Outputs["It"]}";

    public static string Refused(string text, TemplateOptions? options = null) =>
        Assert.Throws<TemplateException>(() => Read(text, options)).Message;

    public static string Indented(string text) => string.Join('\n', text.Split('\n').Select(line => $"  {line}"));
}
