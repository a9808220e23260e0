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

    /// <summary>Adds what mends something, below an entry.</summary>
    public void Fix(string label, string fix)
    {
        var indent = $"    {label}";
        foreach (var line in FixLines.Of(fix, Width - indent.Length))
        {
            _text.Append($"{indent}{line}".TrimEnd()).Append('\n');
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

    private void Gap()
    {
        if (_text.Length > 0)
        {
            _text.Append('\n');
        }
    }

    private void Wrap(string text, string indent, string hanging)
    {
        foreach (var (index, line) in Wrapping.Lines(text, Width - hanging.Length, hanging.Length - indent.Length).Index())
        {
            _text.Append(index == 0 ? indent : hanging).Append(line).Append('\n');
        }
    }
}
