using System.Text;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ProbeSuite.Templates.Parsing;

/// <summary>YAML or JSON into nodes.</summary>
internal static class TemplateParser
{
    /// <summary>Reads a template.</summary>
    /// <param name="file">Its name, for errors.</param>
    /// <param name="text">Its text.</param>
    public static Node Parse(string file, string text)
    {
        var plain = text.TrimStart('\uFEFF');
        try
        {
            return plain.TrimStart().StartsWith('{') && IsJson(plain) ? new JsonNodes(plain).Read() : new YamlNodes(plain).Read();
        }
        catch (YamlException e)
        {
            var hint = plain.Contains("{%", StringComparison.Ordinal) ? "; it has lines of a macro language ({% … %}), which must be expanded first" : "";
            throw new TemplateException($"{file}, line {e.Start.Line}: not YAML: {e.Message}{hint}");
        }
        catch (JsonException e)
        {
            throw new TemplateException($"{file}, line {e.LineNumber + 1}: not JSON: {e.Message}");
        }
    }

    // A flow mapping of YAML may begin with a brace as well.
    private static bool IsJson(string text) => text.TrimStart()[1..].TrimStart() is ['"' or '}', ..];

    private sealed class YamlNodes(string text)
    {
        private readonly Dictionary<string, Node> _anchors = [];
        private readonly Parser _parser = new(new StringReader(text));

        public Node Read()
        {
            _parser.Consume<StreamStart>();
            if (!_parser.Accept<DocumentStart>(out _))
            {
                return new Node.Mapping([], 1);
            }

            _parser.Consume<DocumentStart>();
            return Value();
        }

        private Node Value()
        {
            if (_parser.TryConsume<AnchorAlias>(out var alias))
            {
                return _anchors.GetValueOrDefault(alias.Value.Value) ?? throw new YamlException(alias.Start, alias.End, $"no anchor *{alias.Value.Value}");
            }

            var start = (NodeEvent)_parser.Current!;
            var line = (int)start.Start.Line;
            Node node;
            if (_parser.TryConsume<YamlDotNet.Core.Events.Scalar>(out var scalar))
            {
                var isNull = scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "null" or "~" && !IsFunction(start);
                node = new Node.Scalar(isNull ? null : scalar.Value, line);
            }
            else if (_parser.TryConsume<SequenceStart>(out _))
            {
                var items = new List<Node>();
                while (!_parser.TryConsume<SequenceEnd>(out _))
                {
                    items.Add(Value());
                }

                node = new Node.Sequence(items, line);
            }
            else
            {
                node = Mapping(line);
            }

            node = IsFunction(start) ? Function(start.Tag.Value[1..], node, line) : node;
            if (!start.Anchor.IsEmpty)
            {
                _anchors[start.Anchor.Value] = node;
            }

            return node;
        }

        private Node.Mapping Mapping(int line)
        {
            _parser.Consume<MappingStart>();
            var entries = new List<KeyValuePair<string, Node>>();
            while (!_parser.TryConsume<MappingEnd>(out _))
            {
                var key = _parser.Consume<YamlDotNet.Core.Events.Scalar>();
                var value = Value();
                if (key.Value == "<<")
                {
                    entries.InsertRange(0, value.Fields);
                }
                else
                {
                    entries.Add(new(key.Value, value));
                }
            }

            return new Node.Mapping(entries, line);
        }

        private static bool IsFunction(NodeEvent start) => !start.Tag.IsEmpty && start.Tag.Value.StartsWith('!') && !start.Tag.Value.StartsWith("!!", StringComparison.Ordinal) && start.Tag.Value.Length > 1;

        private static Node.Mapping Function(string name, Node argument, int line) => name switch
        {
            "Ref" or "Condition" => One(name, argument, line),
            "GetAtt" when argument.Text is { } path => One("Fn::GetAtt", new Node.Sequence(
                [.. path.Split('.', 2).Select(part => new Node.Scalar(part, line))], line), line),
            _ => One($"Fn::{name}", argument, line),
        };

        private static Node.Mapping One(string key, Node value, int line) => new([new(key, value)], line);
    }

    private sealed class JsonNodes(string text)
    {
        private readonly byte[] _bytes = Encoding.UTF8.GetBytes(text);
        private long _counted;
        private int _line = 1;

        public Node Read()
        {
            var reader = new Utf8JsonReader(_bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 200 });
            reader.Read();
            return Value(ref reader);
        }

        private Node Value(ref Utf8JsonReader reader)
        {
            var line = Line(reader.TokenStartIndex);
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    var entries = new List<KeyValuePair<string, Node>>();
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                    {
                        var key = reader.GetString()!;
                        reader.Read();
                        entries.Add(new(key, Value(ref reader)));
                    }

                    return new Node.Mapping(entries, line);
                case JsonTokenType.StartArray:
                    var items = new List<Node>();
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    {
                        items.Add(Value(ref reader));
                    }

                    return new Node.Sequence(items, line);
                case JsonTokenType.Null:
                    return new Node.Scalar(null, line);
                case JsonTokenType.String:
                    return new Node.Scalar(reader.GetString(), line);
                default:
                    return new Node.Scalar(Encoding.UTF8.GetString(reader.ValueSpan), line);
            }
        }

        private int Line(long position)
        {
            for (; _counted < position; _counted++)
            {
                _line += _bytes[_counted] == '\n' ? 1 : 0;
            }

            return _line;
        }
    }
}
