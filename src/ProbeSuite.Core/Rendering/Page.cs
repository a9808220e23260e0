using System.Text;

namespace ProbeSuite.Rendering;

/// <summary>Plain text in the making: paragraphs parted by an empty line, lines no wider than a terminal or a mail shows.</summary>
internal sealed class Page
{
    /// <summary>Columns of a line.</summary>
    public const int Width = 100;

    private readonly StringBuilder _text = new();

    /// <summary>Adds a paragraph of its own.</summary>
    public void Paragraph(string text)
    {
        Gap();
        Wrap(text, "", "");
    }

    /// <summary>Adds a heading, with nothing between it and what follows.</summary>
    public void Heading(string text)
    {
        Gap();
        _text.Append(Harmless.Line(text)).Append('\n');
    }

    /// <summary>Adds an entry of a list.</summary>
    public void Item(string text) => Wrap(text, "  ", "    ");

    /// <summary>Adds lines below an entry as they are, because somebody may copy them; a long command goes on as a shell reads it.</summary>
    public void Verbatim(string label, string text)
    {
        var indent = $"    {label}";
        foreach (var line in text.TrimEnd().ReplaceLineEndings("\n").Split('\n').SelectMany(line => Command(line, Width - indent.Length)))
        {
            _text.Append($"{indent}{Harmless.Line(line)}".TrimEnd()).Append('\n');
            indent = new(' ', indent.Length);
        }
    }

    /// <summary>Adds text that is laid out already.</summary>
    public void Drawing(string text)
    {
        Gap();
        _text.Append(text.TrimEnd('\n')).Append('\n');
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    // A quoted value may hold what looks like an option, and a backslash in it would be one.
    private static List<string> Command(string line, int width)
    {
        var margin = line.Length - line.TrimStart().Length;
        if (line.Length <= width || !line.AsSpan(margin).StartsWith("aws ", StringComparison.Ordinal) || line.AsSpan().ContainsAny('"', '\''))
        {
            return [line];
        }

        var options = line.Split(" --");
        List<string> lines = [options[0]];
        foreach (var option in options.Skip(1))
        {
            if (lines[^1].Length + option.Length + " -- \\".Length <= width)
            {
                lines[^1] += $" --{option}";
            }
            else
            {
                lines[^1] += " \\";
                lines.Add($"{new string(' ', margin)}  --{option}");
            }
        }

        return lines;
    }

    private void Gap()
    {
        if (_text.Length > 0)
        {
            _text.Append('\n');
        }
    }

    // A word longer than a line is left whole: it is an address or an id, and of no use in two pieces.
    private void Wrap(string text, string indent, string hanging)
    {
        var line = new StringBuilder(indent);
        var empty = true;
        foreach (var word in Harmless.Line(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!empty && line.Length + 1 + word.Length > Width)
            {
                _text.Append(line).Append('\n');
                line.Clear().Append(hanging);
                empty = true;
            }

            line.Append(empty ? "" : " ").Append(word);
            empty = false;
        }

        _text.Append(line).Append('\n');
    }
}
