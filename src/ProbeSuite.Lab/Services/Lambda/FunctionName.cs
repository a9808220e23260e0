namespace ProbeSuite.Lab.Services.Lambda;

/// <summary>A function as callers name it.</summary>
/// <param name="Name">The bare name.</param>
/// <param name="Qualifier">Version or alias; null when none is named.</param>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html"/>
internal readonly record struct FunctionName(string Name, string? Qualifier)
{
    /// <summary>Reads <c>name</c>, <c>account:function:name</c> or a whole ARN, each with or without a qualifier.</summary>
    public static FunctionName Parse(string text)
    {
        var parts = text.Split(':');
        var name = Array.LastIndexOf(parts, "function") + 1;
        return new(parts[name], name + 1 < parts.Length ? parts[name + 1] : null);
    }
}
