using System.Text;
using System.Text.Json;

namespace ProbeSuite.Templates.Parsing;

/// <summary>Reads JSON token by token, so that duplicate keys and lines are kept.</summary>
internal ref struct JsonNodes
{
    private readonly string _file;
    private readonly byte[] _bytes;
    private Utf8JsonReader _reader;
    private int _counted;
    private int _line = 1;

    /// <summary>A reader of a text.</summary>
    /// <param name="file">The file's name, for errors.</param>
    /// <param name="text">The text.</param>
    public JsonNodes(string file, string text)
    {
        _file = file;
        _bytes = Encoding.UTF8.GetBytes(text);
        _reader = new(_bytes, new() { MaxDepth = TemplateText.MostDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
    }

    public Node Read()
    {
        _reader.Read();
        var node = Next();
        _reader.Read();
        return node;
    }

    private Node Next()
    {
        var line = Line();
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var entries = new List<Node.Entry>();
                while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
                {
                    var (key, at) = (Text(), Line());
                    _reader.Read();
                    entries.Add(new(key, Next(), at));
                }

                return new Node.Mapping(entries, line);
            case JsonTokenType.StartArray:
                var items = new List<Node>();
                while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Next());
                }

                return new Node.Sequence(items, line);
            case JsonTokenType.String:
                return new Node.Scalar(Text(), line);
            default:
                return new Node.Scalar(Encoding.UTF8.GetString(_reader.ValueSpan), line, IsPlain: true);
        }
    }

    private string Text()
    {
        try
        {
            return _reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            throw new TemplateException(_file, Line(), null, "this is not JSON: a text holds half a character.");
        }
    }

    private int Line()
    {
        var start = (int)_reader.TokenStartIndex;
        _line += _bytes.AsSpan(_counted, start - _counted).Count((byte)'\n');
        _counted = start;
        return _line;
    }
}
