namespace ProbeSuite.Templates;

/// <summary>A template that cannot be read. The message names file, line where known, resource and field, and what is wrong.</summary>
public sealed class TemplateException(string message) : Exception(message);
