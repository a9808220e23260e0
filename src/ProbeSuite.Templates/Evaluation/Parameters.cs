using System.Globalization;
using System.Text.RegularExpressions;
using ProbeSuite.Templates.Parsing;

namespace ProbeSuite.Templates.Evaluation;

/// <summary>Values of a template's parameters, held against their constraints.</summary>
/// <seealso href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html"/>
internal static class Parameters
{
    /// <summary>Every parameter's value: the given one, or the default, or unknown.</summary>
    public static Dictionary<string, Value> Read(Template template, TemplateOptions options)
    {
        var declared = (template["Parameters"]?.Fields ?? []).ToList();
        if (options.Parameters.Keys.FirstOrDefault(name => declared.All(parameter => parameter.Key != name)) is { } stranger)
        {
            throw new TemplateException(template.File, template["Parameters"]?.Line, null, declared.Count == 0
                ? $"a value is given for the parameter {stranger}, but the template has no parameters."
                : $"a value is given for the parameter {stranger}, but the template has only {string.Join(", ", declared.Select(parameter => parameter.Key))}.");
        }

        return declared.ToDictionary(parameter => parameter.Key, parameter => options.UnknownParameters.TryGetValue(parameter.Key, out var what)
            ? new Value.Unknown(what)
            : Read(template.File, parameter, options.Parameters.GetValueOrDefault(parameter.Key) ?? options.Preferences.GetValueOrDefault(parameter.Key), options.SsmParameters), StringComparer.Ordinal);
    }

    private static Value Read(string file, Node.Entry parameter, string? given, IReadOnlyDictionary<string, string> ssm)
    {
        var (name, declaration) = (parameter.Key, parameter.Value);
        if (declaration is not Node.Mapping || declaration["Type"]?.Text is not { } type)
        {
            throw new TemplateException(file, parameter.Line, $"Parameters.{name}", "a parameter needs a Type.");
        }

        if ((given ?? Default(declaration["Default"])) is not { } text)
        {
            return new Value.Unknown($"parameter {name}");
        }

        if (type.StartsWith("AWS::SSM::Parameter::Value", StringComparison.Ordinal))
        {
            return !ssm.TryGetValue(text, out var stored) ? new Value.Unknown($"SSM parameter {text}")
                : type.Contains("List", StringComparison.Ordinal) ? Listed(stored)
                : new Value.Text(stored);
        }

        var isList = type is "CommaDelimitedList" || type.StartsWith("List<", StringComparison.Ordinal);
        foreach (var item in isList ? Items(text) : [text])
        {
            Check(file, parameter, type, item);
        }

        return isList ? Listed(text) : Value.Of(text);
    }

    // An empty text makes a list of one empty text.
    private static string[] Items(string text) => text.Split(',', StringSplitOptions.TrimEntries);

    private static Value.List Listed(string text) => new([.. Items(text).Select(item => Value.Of(item))]);

    private static string? Default(Node? node) => node switch
    {
        null => null,
        Node.Scalar scalar => scalar.IsNull ? "" : scalar.Value,
        Node.Sequence list => string.Join(',', list.Items.Select(item => item.Text)),
        _ => "",
    };

    private static void Check(string file, Node.Entry parameter, string type, string text)
    {
        var declaration = parameter.Value;
        var wish = type is "Number" or "List<Number>" && !IsNumber(text) ? "must be a number"
            : declaration["AllowedValues"] is Node.Sequence allowed && allowed.Items.All(value => value.Text != text && !(text.Length == 0 && value.IsNothing))
                ? $"must be one of {string.Join(", ", allowed.Items.Select(value => value.Text))}"
            : declaration["AllowedPattern"]?.Text is { } pattern && !Matches(pattern, text) ? declaration["ConstraintDescription"]?.Text ?? $"must match {pattern}"
            : Limit("MinLength") > text.Length ? $"must have at least {Limit("MinLength")} characters"
            : Limit("MaxLength") < text.Length ? $"must have at most {Limit("MaxLength")} characters"
            : IsNumber(text) && Limit("MinValue") > Number(text) ? $"must be at least {Limit("MinValue")}"
            : IsNumber(text) && Limit("MaxValue") < Number(text) ? $"must be at most {Limit("MaxValue")}"
            : null;
        if (wish is not null)
        {
            throw new TemplateException(file, parameter.Line, $"Parameters.{parameter.Key}", $"\"{text}\" is not allowed; it {Verb(wish)}.");
        }

        double? Limit(string name) => declaration[name]?.Text is { } limit && IsNumber(limit) ? Number(limit) : null;
    }

    // People write "must be …" or "Must be …", or a sentence of their own.
    private static string Verb(string wish) => wish.TrimEnd('.') is var plain && plain.StartsWith("must", StringComparison.OrdinalIgnoreCase)
        ? $"must{plain[4..]}"
        : $"does not meet this: {plain}";

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static bool Matches(string pattern, string text)
    {
        try
        {
            return Regex.IsMatch(text, $@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (Exception e) when (e is ArgumentException or RegexMatchTimeoutException)
        {
            // AWS's patterns are Java's, which this framework does not always know.
            return true;
        }
    }
}
