namespace ProbeSuite.Templates;

/// <summary>A template that cannot be read. The message is one sentence for people, with file, line and field.</summary>
public sealed class TemplateException : Exception
{
    /// <summary>With the place and a sentence that says what is wrong there.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="line">The line, from 1; null when it is not one line.</param>
    /// <param name="place">The logical id with the field, <c>Subnet.CidrBlock</c>; null when it is none.</param>
    /// <param name="sentence">What is wrong.</param>
    public TemplateException(string file, int? line, string? place, string sentence)
        : base($"{file}{(line is null ? "" : $", line {line}")}: {(place is null ? "" : $"{place}: ")}{sentence}") =>
        (File, Line, Place) = (file, line, place);

    /// <summary>The file's name.</summary>
    public string File { get; }

    /// <summary>The line, from 1; null when it is not one line.</summary>
    public int? Line { get; }

    /// <summary>The logical id with the field; null when it is none.</summary>
    public string? Place { get; }
}
