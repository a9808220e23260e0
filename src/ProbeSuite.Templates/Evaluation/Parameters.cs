using System.Text.RegularExpressions;
using ProbeSuite.Templates.Parsing;

namespace ProbeSuite.Templates.Evaluation;

/// <summary>Values of a template's parameters, held against their constraints.</summary>
internal static class Parameters
{
    /// <summary>The value that was given, or the default; unknown when there is neither.</summary>
    public static Value Read(string file, string name, Node declaration, string? given)
    {
        var type = declaration["Type"]?.Text ?? "String";
        var text = given ?? declaration["Default"]?.Text;
        if (text is null && declaration["Default"] is Node.Sequence list)
        {
            text = string.Join(',', list.Items.Select(item => item.Text));
        }

        if (text is null && declaration["Default"] is null)
        {
            return new Value.Unknown($"parameter {name}");
        }

        text ??= "";
        if (given is not null)
        {
            Check(file, name, declaration, text);
        }

        return type.StartsWith("AWS::SSM::Parameter::Value", StringComparison.Ordinal) ? new Value.Unknown($"SSM parameter {text}")
            : type == "CommaDelimitedList" || type.StartsWith("List<", StringComparison.Ordinal)
                ? new Value.List([.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => new Value.Text(item))])
                : new Value.Text(text);
    }

    private static void Check(string file, string name, Node declaration, string text)
    {
        if (declaration["AllowedValues"] is Node.Sequence allowed && !allowed.Items.Any(value => value.Text == text))
        {
            throw new TemplateException($"{file}: parameter {name} is {text}, and may be {string.Join(", ", allowed.Items.Select(value => value.Text))}");
        }

        if (declaration["AllowedPattern"]?.Text is { } pattern && !Matches(pattern, text))
        {
            throw new TemplateException($"{file}: parameter {name} is \"{text}\": {declaration["ConstraintDescription"]?.Text ?? $"it must be of the form {pattern}"}");
        }
    }

    private static bool Matches(string pattern, string text)
    {
        try
        {
            return Regex.IsMatch(text, $"^(?:{pattern})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (Exception e) when (e is ArgumentException or RegexMatchTimeoutException)
        {
            return true;
        }
    }
}
